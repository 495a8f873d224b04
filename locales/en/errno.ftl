# The facts of error numbers.

fact-errno-kind = What it is about
    .network = the network
    .file = a file or folder
    .permission = permissions
    .limit = a limit or lack of space
    .process = processes and signals
    .device = a device
    .program = the program or the kernel’s features
fact-errno-retry = Call again?
    .no-need = no need
    .at-once = at once
    .when-ready = when the descriptor is ready
    .later = later
    .safe = only if the request is safe to repeat
    .after-fix = not before the cause is mended
fact-errno-linux = Number on Linux (x86, ARM)
fact-errno-macos = Number on macOS
fact-errno-windows = Windows Sockets
fact-errno-exception = Python exception
fact-errno-standard = Defined in
    .posix = POSIX
    .linux = Linux
