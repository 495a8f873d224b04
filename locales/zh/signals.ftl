# The facts of signals.

fact-signals-crash = 是否为崩溃
    .fault = 是，程序有错误
    .forced = 否，进程被强制终止
    .request = 否，属于停止请求
    .limit = 否，达到了限制
    .reader = 否，读取方已退出
    .timer = 否，计时器到期
    .notice = 否，属于通知
    .job = 否，属于作业控制
    .private = 否，含义由程序约定
    .probe = 否，只是检查，不发送信号
fact-signals-action = 程序不处理时
    .terminate = 进程终止
    .core = 进程终止并生成核心转储
    .ignore = 没有影响
    .stop = 进程暂停
    .continue = 进程继续运行
    .none = 不发送任何信号
fact-signals-catch = 能否由程序处理
    .yes = 能
    .no = 不能
fact-signals-sent-by = 由谁发出
    .fault = 内核，执行出错的指令时
    .kernel = 内核
    .terminal = 大多是终端
    .process = 大多是另一个进程
    .self = 大多是程序自己
fact-signals-status = shell 中的退出状态（Linux）
fact-signals-linux = Linux 上的数值（x86、ARM）
fact-signals-macos = macOS 上的数值
fact-signals-standard = 定义于
    .posix-1990 = POSIX，自 1990 年
    .posix-2001 = POSIX，自 2001 年
    .none = 由系统定义，加入时不在 POSIX 中

relation-signals-status = Linux 上 shell 显示的退出状态
