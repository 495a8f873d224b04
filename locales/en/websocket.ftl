# The facts of WebSocket close codes, and how the registry words a difference of category.

fact-websocket-error = Is it an error?
    .no = no, an ordinary end
    .temporary = no, a passing state of the server
    .lost = yes, the connection was lost
    .timeout = yes, time ran out
    .refused = yes, the peer refused
    .fault = yes, something is broken
    .application = the application decides
fact-websocket-reconnect = Reconnect?
    .if-needed = only if still needed
    .backoff = yes, with growing delays
    .delayed = yes, after a random 5 to 30 seconds
    .later = later, or at another address
    .sign-in = after signing in again
    .after-fix = not until the cause is fixed
    .application = as the application defines
fact-websocket-sent-by = Sent by
    .either = either side
    .client = the client
    .server = the server
    .none = nobody
fact-websocket-on-wire = May be sent in a Close frame
    .yes = yes
    .no = no
fact-websocket-local-report = Seen only as a local report
    .yes = yes
    .no = no
fact-websocket-clean-close = Clean close (wasClean)
    .yes = yes, once both Close frames passed
    .no = no
fact-websocket-browser-close = Allowed in a browser's close()
    .yes = yes
    .no = no, it throws InvalidAccessError
fact-websocket-defined-in = Defined in
    .rfc = RFC 6455
    .iana = the IANA registry, after RFC 6455
    .first-come = the IANA registry, first come first served
    .private = the application only
fact-websocket-registered-by = Registered by

summary-two-categories-websocket = { $registry } { $a } ({ $a-name }) is one of the { $a-category }, while { $b } ({ $b-name }) is one of the { $b-category }. { $a } indicates that { $a-means } In contrast, { $b } means that { $b-means }
difference-category-websocket = { $a } is one of the { $a-category }, while { $b } is one of the { $b-category }.

relation-websocket-likened = likened by the registration
relation-websocket-like-name = a like name; nothing maps one to the other
