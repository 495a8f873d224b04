# The facts of error numbers.

fact-errno-kind = 涉及什么
    .network = 网络
    .file = 文件或文件夹
    .permission = 权限
    .limit = 限制或空间不足
    .process = 进程和信号
    .device = 设备
    .program = 程序或内核功能
fact-errno-retry = 是否重新调用
    .no-need = 无需
    .at-once = 立即
    .when-ready = 等描述符就绪后
    .later = 稍后
    .safe = 只有请求可以安全重复时
    .after-fix = 消除原因之前不要
fact-errno-linux = Linux 上的数值（x86、ARM）
fact-errno-macos = macOS 上的数值
fact-errno-windows = Windows Sockets
fact-errno-exception = Python 异常
fact-errno-standard = 定义于
    .posix = POSIX
    .linux = Linux
