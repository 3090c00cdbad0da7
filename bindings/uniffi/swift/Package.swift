// swift-tools-version: 5.9
import Foundation
import PackageDescription

// `scripts/xcframework.sh` makes the library for Apple's platforms. Without it, the linker finds
// the one that cargo built: `swift build -Xlinker -L<folder>`.
let framework = "OsirixFFI.xcframework"
let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let packed = FileManager.default.fileExists(atPath: here.appendingPathComponent(framework).path)

let library: Target = packed
    ? .binaryTarget(name: "OsirixFFI", path: framework)
    : .systemLibrary(name: "OsirixFFI")

let package = Package(
    name: "Osirix",
    platforms: [.macOS(.v12), .iOS(.v15)],
    products: [.library(name: "Osirix", targets: ["Osirix"])],
    targets: [
        library,
        // What uniffi writes: the inside of the package, not for its users.
        .target(
            name: "OsirixGlue",
            dependencies: ["OsirixFFI"],
            linkerSettings: packed ? [.linkedLibrary("c++")] : [.linkedLibrary("osirix_uniffi")]
        ),
        .target(name: "Osirix", dependencies: ["OsirixGlue"]),
        .testTarget(name: "OsirixTests", dependencies: ["Osirix", "OsirixGlue"]),
    ]
)
