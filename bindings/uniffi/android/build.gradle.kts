// Osirix as an Android library: the Kotlin sources of ../kotlin, and the native libraries that
// `scripts/build-native.sh` lays into src/main/jniLibs.

plugins {
    id("com.android.library") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.3.20"
}

group = "dev.osirix"
version = "0.1.0"

android {
    namespace = "dev.osirix"
    compileSdk = 36

    defaultConfig {
        // The first with java.time and java.nio.file.
        minSdk = 26
        consumerProguardFiles("consumer-rules.pro")
    }

    sourceSets["main"].kotlin.srcDirs("../kotlin/src/main/kotlin", "../kotlin/src/main/generated")

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    lint {
        // uniffi looks for java.lang.ref.Cleaner before it uses it.
        disable += "NewApi"
    }
}

kotlin {
    jvmToolchain(17)
}

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.10.2")
    api("org.jetbrains.kotlinx:kotlinx-serialization-json:1.10.0")
    implementation("net.java.dev.jna:jna:5.18.1@aar")
}

val nativeLibraries = fileTree("src/main/jniLibs") { include("*/libosirix_uniffi.so") }

tasks.named("preBuild") {
    doFirst {
        check(!nativeLibraries.isEmpty) { "run scripts/build-native.sh first: src/main/jniLibs is empty" }
    }
}
