# The facts of WebSocket close codes, and how the registry words a difference of category.

fact-websocket-error = 是否为错误
    .no = 否，属于正常结束
    .temporary = 否，是服务器的暂时状态
    .lost = 是，连接丢失
    .timeout = 是，已超时
    .refused = 是，对端拒绝
    .fault = 是，存在故障
    .application = 由应用决定
fact-websocket-reconnect = 是否重连
    .if-needed = 仅在仍有需要时
    .backoff = 是，间隔逐次延长
    .delayed = 是，先随机等待 5 到 30 秒
    .later = 稍后再连，或换一个地址
    .sign-in = 重新登录之后
    .after-fix = 等排除原因之后
    .application = 按应用的约定
fact-websocket-sent-by = 发送方
    .either = 任意一方
    .client = 客户端
    .server = 服务器
    .none = 不会实际发送
fact-websocket-on-wire = 能否出现在 Close 帧中
    .yes = 可以
    .no = 不可以
fact-websocket-local-report = 是否仅由本端报告
    .yes = 是
    .no = 否
fact-websocket-clean-close = 是否已完成关闭握手（wasClean）
    .yes = 是，双方的 Close 帧都已送达
    .no = 否
fact-websocket-browser-close = 浏览器的 close() 是否接受
    .yes = 接受
    .no = 不接受，抛出 InvalidAccessError
fact-websocket-defined-in = 定义于
    .rfc = RFC 6455
    .iana = IANA 注册表，晚于 RFC 6455
    .first-come = IANA 注册表，先到先得
    .private = 仅由应用定义
fact-websocket-registered-by = 注册人

summary-two-categories-websocket = { $registry } { $a }（{ $a-name }）属于“{ $a-category }”，{ $b }（{ $b-name }）属于“{ $b-category }”。{ $a } 表示{ $a-means }{ $b } 则表示{ $b-means }
difference-category-websocket = { $a } 属于“{ $a-category }”，{ $b } 属于“{ $b-category }”。

relation-websocket-likened = 注册说明将两者类比
relation-websocket-like-name = 名称相近，没有映射关系
