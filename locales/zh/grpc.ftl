# The facts of gRPC status codes.

fact-grpc-error = 算错误吗
    .no = 不算，调用成功
    .canceled = 算，调用方已放弃
    .unknown = 算，类型不明
    .call = 算，问题在调用本身
    .time = 算，时间已用完
    .state = 算，系统的状态不允许
    .refused = 算，服务拒绝
    .limit = 算，超出限制
    .server = 算，问题在服务或库
    .temporary = 算，属于暂时性错误
    .data = 算，数据丢失
    .sign-in = 算，缺少有效凭据
fact-grpc-retry = 要重试吗
    .no-need = 不需要
    .not = 不要
    .seldom = 一般不要
    .state = 仅在状态改变之后
    .later = 稍后再试，前提是限制会恢复
    .transaction = 要，重做整个事务
    .deployed = 方法部署之前不要
    .idempotent = 要，前提是方法允许重复执行
    .sign-in = 要，附上有效凭据
fact-grpc-generated = 由 gRPC 库设定
    .both = 是，客户端和服务器都会
    .client = 是，由客户端设定
    .no = 否，只由业务代码设定
fact-grpc-effect = 调用是否可能已经生效
    .done = 是，已经生效
    .possible = 可能
    .no = 否
fact-grpc-http = 映射到的 HTTP 状态码
fact-grpc-from-http = 由客户端转换自 HTTP 状态码
fact-grpc-from-http2 = 对应的 HTTP/2 错误码

relation-grpc-code-proto = 网关返回的 HTTP 状态码
