# The facts of gRPC status codes.

fact-grpc-error = Is it an error?
    .no = no, success
    .canceled = yes, the caller gave up
    .unknown = yes, of unknown kind
    .call = yes, in the call
    .time = yes, time ran out
    .state = yes, the state of the system stands in the way
    .refused = yes, the service refuses
    .limit = yes, a limit is exceeded
    .server = yes, in the service or the library
    .temporary = yes, a temporary one
    .data = yes, data is lost
    .sign-in = yes, valid credentials are missing
fact-grpc-retry = Retry?
    .no-need = no need
    .not = no
    .seldom = usually not
    .state = only after the state has changed
    .later = later, if the limit recovers
    .transaction = yes, the whole transaction
    .deployed = not until the method is deployed
    .idempotent = yes, if the method may run twice
    .sign-in = yes, with valid credentials
fact-grpc-generated = Set by the gRPC library
    .both = yes, by client and server
    .client = yes, by the client
    .no = no, only by service code
fact-grpc-effect = May the call have taken effect?
    .done = yes, it has
    .possible = possibly
    .no = no
fact-grpc-http = Maps to HTTP
fact-grpc-from-http = Set by clients for HTTP
fact-grpc-from-http2 = Set for HTTP/2 errors

relation-grpc-code-proto = the HTTP status that gateways answer with
