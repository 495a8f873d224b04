# The facts of signals.

fact-signals-crash = Is it a crash?
    .fault = yes, a fault in the program
    .forced = no, the process was ended by force
    .request = no, a request to stop
    .limit = no, a limit was reached
    .reader = no, the reader has gone
    .timer = no, a timer ran out
    .notice = no, a notice
    .job = no, job control
    .private = no, its meaning is agreed between programs
    .probe = no, a test that sends nothing
fact-signals-action = If the program does not handle it
    .terminate = the process ends
    .core = the process ends with a core dump
    .ignore = nothing happens
    .stop = the process is paused
    .continue = the process goes on
    .none = nothing is sent
fact-signals-catch = Can it be handled?
    .yes = yes
    .no = no
fact-signals-sent-by = Who sends it
    .fault = the kernel, at a faulty instruction
    .kernel = the kernel
    .terminal = mostly the terminal
    .process = mostly another process
    .self = mostly the program itself
fact-signals-status = Exit status in the shell (Linux)
fact-signals-linux = Number on Linux (x86, ARM)
fact-signals-macos = Number on macOS
fact-signals-standard = Defined in
    .posix-1990 = POSIX, since 1990
    .posix-2001 = POSIX, since 2001
    .none = by the system, not in POSIX when it was added

relation-signals-status = the exit status that a shell shows for it on Linux
