#!/bin/sh
# Builds OsirixFFI.xcframework, the native library for Apple's platforms: `scripts/xcframework.sh`.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
workspace=$(cd "$here/../../.." && pwd)
target=${CARGO_TARGET_DIR:-$workspace/target}
headers=$here/Sources/OsirixFFI
framework=$here/OsirixFFI.xcframework

if ! command -v xcodebuild >/dev/null; then
    echo "xcframework.sh: xcodebuild is missing: this needs a Mac with Xcode" >&2
    exit 1
fi

# The library of one platform, of one machine: TARGET.
build() {
    rustup target add "$1"
    cargo rustc --manifest-path "$here/../Cargo.toml" --locked --release --target "$1" --crate-type staticlib
}

# One library for both machines of a platform: PLATFORM TARGET TARGET.
join() {
    build "$2"
    build "$3"
    mkdir -p "$target/apple/$1"
    lipo -create "$target/$2/release/libosirix_uniffi.a" "$target/$3/release/libosirix_uniffi.a" \
        -output "$target/apple/$1/libosirix_uniffi.a"
}

build aarch64-apple-ios
join simulator aarch64-apple-ios-sim x86_64-apple-ios
join macos aarch64-apple-darwin x86_64-apple-darwin

rm -rf "$framework"
xcodebuild -create-xcframework \
    -library "$target/aarch64-apple-ios/release/libosirix_uniffi.a" -headers "$headers" \
    -library "$target/apple/simulator/libosirix_uniffi.a" -headers "$headers" \
    -library "$target/apple/macos/libosirix_uniffi.a" -headers "$headers" \
    -output "$framework"
echo "$framework"
