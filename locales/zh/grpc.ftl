# The facts of gRPC status codes.

fact-grpc-error = 是否为错误
    .no = 否，调用成功
    .canceled = 是，调用方已取消
    .unknown = 是，类型不明
    .call = 是，问题出在调用本身
    .time = 是，时间已用完
    .state = 是，系统的状态不允许
    .refused = 是，服务拒绝
    .limit = 是，超出限制
    .server = 是，问题出在服务或库
    .temporary = 是，属于暂时性错误
    .data = 是，数据丢失
    .sign-in = 是，缺少有效凭据
fact-grpc-retry = 是否重试
    .no-need = 不需要
    .not = 否
    .seldom = 一般不重试
    .state = 仅在状态改变之后
    .later = 稍后再试，前提是限制会恢复
    .transaction = 是，重做整个事务
    .deployed = 等方法部署之后
    .idempotent = 是，前提是方法允许重复执行
    .sign-in = 是，附上有效凭据
fact-grpc-generated = 是否由 gRPC 库设定
    .both = 是，客户端和服务器都会
    .client = 是，由客户端设定
    .no = 否，只由业务代码设定
fact-grpc-effect = 调用是否可能已经生效
    .done = 是，已经生效
    .possible = 可能
    .no = 否
fact-grpc-http = 映射到的 HTTP 状态码
fact-grpc-from-http = 客户端由哪些 HTTP 状态码转换而来
fact-grpc-from-http2 = 对应的 HTTP/2 错误码

relation-grpc-code-proto = 网关返回的 HTTP 状态码
