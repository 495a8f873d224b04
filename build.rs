//! Tells cargo that the embedded folders are inputs: a file added to one must be embedded too.

fn main() {
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=locales");
}
