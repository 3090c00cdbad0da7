//! Passkeys, with a device that somebody else wrote.

use crate::device::{Algorithm, Device, kept, user};
use crate::servers::Server;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use osirix_core::ErrorCode;
use osirix_core::auth::{Passkey, PasskeyVerifier, User};
use osirix_identity::passkeys::Passkeys;
use serde_json::{Value, json};

const SITE: &str = "https://app.example.com";

fn site() -> Passkeys {
    Passkeys::new(SITE).unwrap()
}

/// A user whose device has made a passkey.
async fn registered(device: &mut Device) -> (Passkeys, User, Passkey) {
    let (site, user) = (site(), user());
    let (options, remembered) = site.start_registration(&user, &[]).unwrap();
    let answer = device.create(SITE, &options).await.unwrap();
    let made = site.finish_registration(&remembered, &answer).unwrap();
    let passkey = kept(&user, made);
    (site, user, passkey)
}

/// A challenge and a device's answer to it.
async fn answered(site: &Passkeys, device: &mut Device) -> (Value, Value) {
    let (options, remembered) = site.start_authentication().unwrap();
    let answer = device.get(SITE, &options).await.unwrap();
    (remembered, answer)
}

fn is_refused<T: std::fmt::Debug>(result: osirix_core::Result<T>, why: &str) {
    let error = result.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput, "{error:?}");
    assert!(format!("{error:?}").contains(why), "{error:?}");
}

/// Changes bytes that are in base64url somewhere in an answer.
fn changed(answer: &Value, field: &str, change: impl Fn(&mut Vec<u8>)) -> Value {
    let mut answer = answer.clone();
    let text = answer["response"][field].as_str().unwrap();
    let mut bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
    change(&mut bytes);
    answer["response"][field] = json!(URL_SAFE_NO_PAD.encode(bytes));
    answer
}

#[tokio::test]
async fn a_device_registers_and_signs_in() {
    let mut device = Device::new();
    let (site, user, passkey) = registered(&mut device).await;

    let (remembered, answer) = answered(&site, &mut device).await;
    assert_eq!(site.credential_id(&answer).unwrap(), passkey.credential_id);
    let proven = site.finish_authentication(&remembered, &answer, &passkey).unwrap();
    assert!(proven.user_verified);
    assert_ne!(proven.data, passkey.data, "the counter has moved");

    let passkey = Passkey { data: proven.data, ..passkey };
    let (remembered, answer) = answered(&site, &mut device).await;
    site.finish_authentication(&remembered, &answer, &passkey).unwrap();

    // The handle that the device gives back is the user's id, and nothing else.
    let handle = answer["response"]["userHandle"].as_str().unwrap();
    let id = URL_SAFE_NO_PAD.decode(handle).unwrap();
    let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(user.id.to_string(), format!("usr_{id}"));
}

#[tokio::test]
async fn devices_sign_by_what_they_were_offered() {
    for algorithm in [Algorithm::ES256, Algorithm::EdDSA] {
        let mut device = Device::signing_by(algorithm);
        let (site, _, passkey) = registered(&mut device).await;
        let (remembered, answer) = answered(&site, &mut device).await;
        site.finish_authentication(&remembered, &answer, &passkey).unwrap();
    }
}

#[tokio::test]
async fn browsers_leave_out_and_add_what_they_like() {
    let (site, user) = (site(), user());
    let (options, remembered) = site.start_registration(&user, &[]).unwrap();
    let mut answer = Device::new().create(SITE, &options).await.unwrap();
    // What `@simplewebauthn/browser` leaves out where a browser lacks it.
    let response = answer["response"].as_object_mut().unwrap();
    for left_out in ["transports", "publicKey", "publicKeyAlgorithm", "authenticatorData"] {
        response.remove(left_out).unwrap();
    }
    answer.as_object_mut().unwrap().remove("authenticatorAttachment").unwrap();
    answer["clientExtensionResults"] = json!({ "credProps": { "rk": true }, "more": {} });
    site.finish_registration(&remembered, &answer).unwrap();
}

#[tokio::test]
async fn simplewebauthn_is_given_what_it_takes_and_sends_what_is_taken() {
    let (site, user, mut device) = (site(), user(), Device::new());
    let (options, remembered) = site.start_registration(&user, &[]).unwrap();
    let answer = device.create(SITE, &options).await.unwrap();
    let page = Server::node("browser.mjs", &["create", &options.to_string(), &answer.to_string()]);
    assert_eq!(page.ready["asked"], options);
    let made = site.finish_registration(&remembered, &page.ready["sent"]).unwrap();
    let passkey = kept(&user, made);

    let (mut options, remembered) = site.start_authentication().unwrap();
    let answer = device.get(SITE, &options).await.unwrap();
    let page = Server::node("browser.mjs", &["get", &options.to_string(), &answer.to_string()]);
    // It asks for any passkey by naming none.
    options.as_object_mut().unwrap().remove("allowCredentials");
    assert_eq!(page.ready["asked"], options);
    let sent = &page.ready["sent"];
    assert_eq!(site.credential_id(sent).unwrap(), passkey.credential_id);
    site.finish_authentication(&remembered, sent, &passkey).unwrap();
}

#[test]
fn the_options_are_the_json_forms_of_the_standard() {
    let (options, _) = site().start_registration(&user(), &[]).unwrap();
    assert_eq!(options["rp"]["id"], "app.example.com");
    assert_eq!(options["user"]["name"], "ada@example.com");
    assert_eq!(options["user"]["displayName"], "Ada Lovelace");
    assert_eq!(options["attestation"], "none");
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "preferred");
    assert_eq!(options["excludeCredentials"], json!([]));
    let algorithms: Vec<_> =
        options["pubKeyCredParams"].as_array().unwrap().iter().map(|p| &p["alg"]).collect();
    assert!(algorithms.contains(&&json!(-7)) && algorithms.contains(&&json!(-257)));

    let (options, _) = site().start_authentication().unwrap();
    assert_eq!(options["rpId"], "app.example.com");
    assert_eq!(options["userVerification"], "preferred");
    assert_eq!(options["allowCredentials"], json!([]));
    assert!(options["challenge"].as_str().unwrap().len() >= 22, "128 bits in base64url");
}

#[test]
fn no_challenge_comes_twice() {
    let challenges: std::collections::BTreeSet<_> = (0..64)
        .map(|_| site().start_authentication().unwrap().0["challenge"].to_string())
        .collect();
    assert_eq!(challenges.len(), 64);
}

#[tokio::test]
async fn a_device_makes_no_second_passkey_for_one_user() {
    let mut device = Device::new();
    let (site, user, passkey) = registered(&mut device).await;
    let (options, _) = site.start_registration(&user, std::slice::from_ref(&passkey)).unwrap();
    let excluded = &options["excludeCredentials"][0];
    assert_eq!(excluded["id"], json!(passkey.credential_id));
    assert_eq!(excluded["transports"], json!(["hybrid", "internal"]));
    device.create(SITE, &options).await.expect_err("the device knows this user");
}

#[tokio::test]
async fn a_page_of_another_origin_is_refused() {
    let site = Passkeys::new("https://example.com").unwrap();
    let (mut device, user) = (Device::new(), user());
    let (evil, good) = ("https://evil.example.com", "https://example.com");

    let (options, remembered) = site.start_registration(&user, &[]).unwrap();
    let answer = device.create(evil, &options).await.expect("the browser allows it");
    is_refused(site.finish_registration(&remembered, &answer), "origin");

    let (options, remembered) = site.start_registration(&user, &[]).unwrap();
    let answer = device.create(good, &options).await.unwrap();
    let passkey = kept(&user, site.finish_registration(&remembered, &answer).unwrap());
    for page in [evil, "https://example.com:8443"] {
        let (options, remembered) = site.start_authentication().unwrap();
        // The first key was made for the evil page's answer: only the second is known.
        let asked = json!([{ "type": "public-key", "id": passkey.credential_id }]);
        let options = with(options, "allowCredentials", asked);
        let answer = device.get(page, &options).await.expect("the browser allows it");
        is_refused(site.finish_authentication(&remembered, &answer, &passkey), "origin");
    }
}

#[tokio::test]
async fn a_passkey_of_another_relying_party_is_refused() {
    let (site, mut device) = (site(), Device::new());
    let (mut options, remembered) = site.start_registration(&user(), &[]).unwrap();
    options["rp"]["id"] = json!("example.com");
    let answer = device.create(SITE, &options).await.expect("the browser allows a parent domain");
    is_refused(site.finish_registration(&remembered, &answer), "RP ID");

    let mut device = Device::new();
    let (site, _, passkey) = registered(&mut device).await;
    let parent = Passkeys::new("https://example.com").unwrap();
    let (options, remembered) = site.start_authentication().unwrap();
    let answer = device.get(SITE, &options).await.unwrap();
    is_refused(parent.finish_authentication(&remembered, &answer, &passkey), "origin");
}

#[tokio::test]
async fn an_answer_to_another_challenge_is_refused() {
    let mut device = Device::new();
    let (site, user, passkey) = registered(&mut device).await;
    let (_, answer) = answered(&site, &mut device).await;
    let (_, another) = site.start_authentication().unwrap();
    is_refused(site.finish_authentication(&another, &answer, &passkey), "challenge");

    let (options, _) = site.start_registration(&user, &[]).unwrap();
    let (_, another) = site.start_registration(&user, &[]).unwrap();
    let answer = Device::new().create(SITE, &options).await.unwrap();
    is_refused(site.finish_registration(&another, &answer), "challenge");
}

#[tokio::test]
async fn a_challenge_of_the_other_kind_is_refused() {
    let mut device = Device::new();
    let (site, user, passkey) = registered(&mut device).await;
    let (remembered, answer) = answered(&site, &mut device).await;
    let (options, registering) = site.start_registration(&user, &[]).unwrap();
    let made = Device::new().create(SITE, &options).await.unwrap();
    is_refused(site.finish_authentication(&registering, &answer, &passkey), "something else");
    is_refused(site.finish_registration(&remembered, &made), "something else");
    // An answer that makes a passkey signs nobody in, whatever it is sent to.
    is_refused(site.finish_authentication(&remembered, &made, &passkey), "not the answer");
}

#[tokio::test]
async fn a_changed_signature_is_refused() {
    let mut device = Device::new();
    let (site, _, passkey) = registered(&mut device).await;
    let (remembered, answer) = answered(&site, &mut device).await;
    let flipped = changed(&answer, "signature", |bytes| *bytes.last_mut().unwrap() ^= 1);
    is_refused(site.finish_authentication(&remembered, &flipped, &passkey), "not the answer");
    site.finish_authentication(&remembered, &answer, &passkey).expect("untouched it holds");
}

#[tokio::test]
async fn what_was_signed_cannot_be_changed() {
    let mut device = Device::touched_only();
    let (site, _, passkey) = registered(&mut device).await;
    let (remembered, answer) = answered(&site, &mut device).await;
    // The flag that says that the user was verified (section 6.1).
    let raised = changed(&answer, "authenticatorData", |bytes| bytes[32] |= 0b100);
    is_refused(site.finish_authentication(&remembered, &raised, &passkey), "not the answer");
    let counted = changed(&answer, "authenticatorData", |bytes| bytes[36] += 1);
    is_refused(site.finish_authentication(&remembered, &counted, &passkey), "not the answer");
}

#[tokio::test]
async fn another_device_does_not_sign_for_this_passkey() {
    let mut device = Device::new();
    let (site, _, passkey) = registered(&mut device).await;
    let mut other = Device::new();
    let (_, _, _) = registered(&mut other).await;
    let (remembered, mut answer) = answered(&site, &mut other).await;
    is_refused(site.finish_authentication(&remembered, &answer, &passkey), "not the answer");
    let (_, own) = answered(&site, &mut device).await;
    answer["id"] = own["id"].clone();
    answer["rawId"] = own["rawId"].clone();
    answer["response"]["userHandle"] = own["response"]["userHandle"].clone();
    is_refused(site.finish_authentication(&remembered, &answer, &passkey), "not the answer");
}

#[tokio::test]
async fn a_counter_that_goes_back_gives_a_copied_device_away() {
    let mut device = Device::new();
    let (site, _, passkey) = registered(&mut device).await;
    let mut copy = device.copied();
    let (remembered, answer) = answered(&site, &mut device).await;
    let proven = site.finish_authentication(&remembered, &answer, &passkey).unwrap();
    let passkey = Passkey { data: proven.data, ..passkey };
    let (remembered, answer) = answered(&site, &mut copy).await;
    is_refused(site.finish_authentication(&remembered, &answer, &passkey), "counter");
}

#[tokio::test]
async fn a_user_who_was_not_verified_is_one_factor() {
    let mut device = Device::touched_only();
    let (site, _, passkey) = registered(&mut device).await;
    let (remembered, answer) = answered(&site, &mut device).await;
    let proven = site.finish_authentication(&remembered, &answer, &passkey).unwrap();
    assert!(!proven.user_verified);
}

#[tokio::test]
async fn a_passkey_signs_its_own_user_in_alone() {
    let mut device = Device::new();
    let (site, _, passkey) = registered(&mut device).await;
    let (remembered, answer) = answered(&site, &mut device).await;
    let passkey = Passkey { user_id: user().id, ..passkey };
    is_refused(site.finish_authentication(&remembered, &answer, &passkey), "user handle");
}

#[tokio::test]
async fn an_answer_that_is_none_is_refused() {
    let mut device = Device::new();
    let (site, _, passkey) = registered(&mut device).await;
    let (remembered, answer) = answered(&site, &mut device).await;
    for nonsense in [json!(null), json!({}), json!([]), json!({ "id": 1 }), json!({ "id": "!" })] {
        site.credential_id(&nonsense).unwrap_err();
        is_refused(site.finish_authentication(&remembered, &nonsense, &passkey), "not the answer");
        let (_, registering) = site.start_registration(&user(), &[]).unwrap();
        is_refused(site.finish_registration(&registering, &nonsense), "not the answer");
    }
    let mut bare = answer.clone();
    bare.as_object_mut().unwrap().remove("authenticatorAttachment");
    bare["response"]["more"] = json!("a browser of the future");
    site.finish_authentication(&remembered, &bare, &passkey).expect("more and less is fine");
}

#[tokio::test]
async fn what_was_stored_and_is_damaged_is_said_to_be_so() {
    let mut device = Device::new();
    let (site, user, passkey) = registered(&mut device).await;
    let (remembered, answer) = answered(&site, &mut device).await;
    for data in [json!(null), json!({ "key": "", "state": "", "transports": 0 })] {
        let damaged = Passkey { data, ..passkey.clone() };
        let said = site.finish_authentication(&remembered, &answer, &damaged).unwrap_err();
        assert_eq!(said.code(), ErrorCode::Inconsistent);
    }
    let damaged = Passkey { data: json!(null), ..passkey };
    let said = site.start_registration(&user, &[damaged]).unwrap_err();
    assert_eq!(said.code(), ErrorCode::Inconsistent);
}

#[test]
fn passkeys_need_a_name_and_a_safe_way() {
    for good in ["https://example.com/app?x", "http://localhost:3000", "https://example.com:8443"] {
        Passkeys::new(good).unwrap();
    }
    for bad in ["http://example.com", "https://127.0.0.1", "http://[::1]", "ftp://example.com", "x"]
    {
        let refused = Passkeys::new(bad).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Configuration, "{bad}");
    }
}

#[tokio::test]
async fn this_machine_is_enough_while_one_develops() {
    let site = Passkeys::new("http://localhost:3000").unwrap();
    let (options, remembered) = site.start_registration(&user(), &[]).unwrap();
    let answer = Device::new().create("http://localhost:3000", &options).await.unwrap();
    site.finish_registration(&remembered, &answer).unwrap();
}

fn with(mut options: Value, field: &str, value: Value) -> Value {
    options[field] = value;
    options
}
