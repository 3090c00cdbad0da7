#!/bin/sh
# Builds the native libraries of the Android library into src/main/jniLibs: `scripts/build-native.sh`.
# Needs an NDK (ANDROID_NDK_HOME) and Rust's Android targets.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
workspace=$(cd "$here/../../.." && pwd)
target=${CARGO_TARGET_DIR:-$workspace/target}
api=26

missing() {
    echo "build-native.sh: $1" >&2
    exit 1
}

[ -n "${ANDROID_NDK_HOME:-}" ] || missing "ANDROID_NDK_HOME is not set: install an NDK and name its folder"
tools=$(echo "$ANDROID_NDK_HOME"/toolchains/llvm/prebuilt/*/bin)
[ -x "$tools/llvm-ar" ] || missing "there is no NDK in ANDROID_NDK_HOME, $ANDROID_NDK_HOME"

# ABI, Rust's target, and the NDK's name for it.
build() {
    rustup target list --installed | grep -qx "$2" || missing "a Rust target is missing: rustup target add $2"
    upper=$(echo "$2" | tr 'a-z-' 'A-Z_')
    lower=$(echo "$2" | tr '-' '_')
    env "CARGO_TARGET_${upper}_LINKER=$tools/$3$api-clang" \
        "CC_$lower=$tools/$3$api-clang" "CXX_$lower=$tools/$3$api-clang++" "AR_$lower=$tools/llvm-ar" \
        CXXSTDLIB=c++_static \
        RUSTFLAGS="-C link-arg=-Wl,-z,max-page-size=16384" \
        cargo build --manifest-path "$here/../Cargo.toml" --locked --release --target "$2"
    mkdir -p "$here/src/main/jniLibs/$1"
    cp "$target/$2/release/libosirix_uniffi.so" "$here/src/main/jniLibs/$1/"
}

build arm64-v8a aarch64-linux-android aarch64-linux-android
build armeabi-v7a armv7-linux-androideabi armv7a-linux-androideabi
build x86_64 x86_64-linux-android x86_64-linux-android
