#!/bin/sh
# Installs a release of Versus:  sh install.sh --repository OWNER/NAME [--version v0.2.0] [--to ~/.local/bin]
# Downloads the archive of this machine from the repository's releases and holds it against its checksum.
set -eu

say() { echo "install.sh: $*" >&2; }
stop() { say "$*"; exit 1; }

repository=${VERSUS_REPOSITORY:-} version= to=${HOME:-.}/.local/bin from=
while [ $# -gt 0 ]; do
    case $1 in
        --repository) repository=${2:?} && shift 2 ;;
        --version) version=${2:?} && shift 2 ;;
        --to) to=${2:?} && shift 2 ;;
        # The folder or address of the archives, for mirrors and machines without a network.
        --from) from=${2:?} && shift 2 ;;
        *) stop "unknown argument $1" ;;
    esac
done

case $(uname -s) in
    Linux) system=unknown-linux-musl ;;
    Darwin) system=apple-darwin ;;
    MINGW* | MSYS* | CYGWIN*) system=pc-windows-msvc ;;
    *) stop "there is no release for $(uname -s): build it with \`cargo install --path .\`" ;;
esac
case $(uname -m) in
    x86_64 | amd64) machine=x86_64 ;;
    arm64 | aarch64) machine=aarch64 ;;
    *) stop "there is no release for $(uname -m): build it with \`cargo install --path .\`" ;;
esac
[ "$machine-$system" != aarch64-pc-windows-msvc ] || machine=x86_64
name=versus-$machine-$system
archive=$name.tar.gz
[ "$system" != pc-windows-msvc ] || archive=$name.zip

if [ -z "$from" ]; then
    [ -n "$repository" ] || stop "name the repository: --repository OWNER/NAME"
    from=https://github.com/$repository/releases/${version:+download/}${version:-latest/download}
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fetch() {
    case $from in
        https://*) curl --proto '=https' --tlsv1.2 -fsSL "$from/$1" -o "$work/$1" ;;
        *) cp "$from/$1" "$work/$1" ;;
    esac || stop "$from/$1 cannot be fetched"
}
fetch "$archive"
fetch "$archive.sha256"
cd "$work"
if command -v sha256sum >/dev/null; then
    sha256sum -c "$archive.sha256" >/dev/null || stop "the archive is not the one that was released"
else
    shasum -a 256 -c "$archive.sha256" >/dev/null || stop "the archive is not the one that was released"
fi
case $archive in
    *.zip) unzip -q "$archive" ;;
    *) tar -xzf "$archive" ;;
esac
mkdir -p "$to"
for program in versus versus.exe; do
    [ ! -f "$name/$program" ] || cp "$name/$program" "$to/$program"
done
say "$("$to/versus" --version) is in $to"
case :$PATH: in *":$to:"*) ;; *) say "add $to to your PATH" ;; esac
