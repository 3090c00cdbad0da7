//! Warns where the H.264 encoder will be built without its assembly: it works, at half the speed.

use std::env;
use std::process::{Command, Stdio};

fn main() {
    for variable in ["NASM", "OPENH264_NO_ASM", "PATH"] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    // The rigs are part of the program: a new one must build it again.
    println!("cargo::rerun-if-changed=rigs");
    if needs_nasm() && !has_nasm() {
        println!(
            "cargo::warning=nasm is missing: H.264 encodes at about half the speed. Install nasm, \
             then run `cargo clean -p openh264-sys2` and build again"
        );
    }
}

/// Only x86 assembly is nasm's; on ARM the C compiler assembles what there is.
fn needs_nasm() -> bool {
    let arch = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    matches!(arch.as_str(), "x86" | "x86_64") && env::var_os("OPENH264_NO_ASM").is_none()
}

fn has_nasm() -> bool {
    let nasm = env::var("NASM").unwrap_or_else(|_| "nasm".to_owned());
    let status = Command::new(nasm).arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
