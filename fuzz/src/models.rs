//! Models that users bring: wheels, tarballs and plain files.

use std::path::Path;

use osirix_core::ErrorCode;
use osirix_media::models::{Models, Terms};

use crate::Target;
use crate::input::{assert_refusal, choice, place};

pub(crate) const TARGET: Target = Target { name: "models", run, seeds: examples };

/// Names by which it is told what is in a file.
const NAMES: [&str; 6] = [
    "voice.whl",
    "runtime.tgz",
    "en_US-joe-medium.onnx.json",
    "wav2lip_gan.onnx",
    "libonnxruntime.so.1.23.0",
    "../../model.bin",
];

/// The file's name, and what is in it.
fn run(bytes: &[u8]) {
    let (chosen, content) = choice(bytes);
    let home = place("models");
    let (brought, kept) = (home.join("brought"), home.join("kept"));
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&brought).expect("a temporary folder is made");
    let name = NAMES[chosen % NAMES.len()].trim_start_matches("../");
    let source = brought.join(name);
    std::fs::write(&source, content).expect("a temporary file is written");
    let models = Models::at(&kept);
    match models.add(&[source], Terms::AnyAccepted) {
        Ok(added) => {
            assert!(!added.is_empty());
            for manifest in &added {
                assert_eq!(
                    models.verify(&manifest.name).expect("it is as it was added"),
                    *manifest
                );
                models.remove(&manifest.name).expect("it can be removed");
            }
        }
        Err(error) => {
            assert_eq!(error.code(), ErrorCode::InvalidInput, "{error:?}");
            assert_refusal(&error, "field");
        }
    }
    assert_eq!(count(&kept), 0, "something is left of what was not added, or was removed");
    assert_eq!((count(&brought), count(&home)), (1, 2), "something lies beside it");
}

fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).expect("the folder is there").count()
}

fn examples() -> Vec<Vec<u8>> {
    let json = br#"{"audio":{"sample_rate":22050},"phoneme_id_map":{"a":[1]}}"#;
    let inside: [(&str, &[u8]); 3] = [
        ("en_US-joe-medium.onnx", b"a model"),
        ("voices/en_US-joe-medium.onnx.json", json),
        ("../../outside.onnx", b"a model that climbs"),
    ];
    let with = |name: u8, content: &[u8]| [&[name], content].concat();
    let mut all =
        vec![with(0, &zip(&inside)), with(1, &gzip(&tar(&inside))), with(1, b"\x1f\x8b\x08")];
    all.extend((2..6).map(|name| with(name, b"a model")));
    all
}

/// A zip file of stored entries (APPNOTE 4.3).
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut entries, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let at = entries.len() as u32;
        let length = content.len() as u32;
        let common = [
            &[10, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &crc32(content).to_le_bytes(),
            &length.to_le_bytes(),
            &length.to_le_bytes(),
            &(name.len() as u16).to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        entries.extend([b"PK\x03\x04", common.as_slice(), name.as_bytes(), content].concat());
        let rest = [&[0; 10][..], &at.to_le_bytes(), name.as_bytes()].concat();
        directory.extend([b"PK\x01\x02\x0a\0", common.as_slice(), &rest].concat());
    }
    let count = (files.len() as u16).to_le_bytes();
    let [size, at] = [directory.len(), entries.len()].map(|length| (length as u32).to_le_bytes());
    let end = [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &at, &[0, 0]].concat();
    [entries, directory, end].concat()
}

/// A tarball (POSIX.1-2017, pax, ustar).
fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all = Vec::new();
    for (name, content) in files {
        let mut head = [0; 512];
        head[..name.len()].copy_from_slice(name.as_bytes());
        head[100..108].copy_from_slice(b"0000644\0");
        head[124..136].copy_from_slice(format!("{:011o}\0", content.len()).as_bytes());
        head[148..156].fill(b' ');
        head[156] = b'0';
        head[257..265].copy_from_slice(b"ustar\x0000");
        let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
        head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        all.extend(head);
        all.extend(*content);
        all.resize(all.len().next_multiple_of(512), 0);
    }
    all.resize(all.len() + 1_024, 0);
    all
}

/// A gzip file of stored blocks (RFC 1951, section 3.2.4, and RFC 1952).
fn gzip(content: &[u8]) -> Vec<u8> {
    let length = content.len() as u16;
    let block = [&[1][..], &length.to_le_bytes(), &(!length).to_le_bytes(), content].concat();
    let end = [crc32(content), content.len() as u32].map(u32::to_le_bytes).concat();
    [b"\x1f\x8b\x08\0\0\0\0\0\0\xff", block.as_slice(), &end].concat()
}

/// CRC-32 (RFC 1952, section 8).
fn crc32(content: &[u8]) -> u32 {
    !content.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 }
        })
    })
}
