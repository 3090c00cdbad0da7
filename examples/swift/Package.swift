// swift-tools-version: 5.9
import PackageDescription

let package = Package(
    name: "speak",
    platforms: [.macOS(.v12)],
    dependencies: [.package(name: "Osirix", path: "../../bindings/uniffi/swift")],
    targets: [.executableTarget(name: "speak", dependencies: ["Osirix"])]
)
