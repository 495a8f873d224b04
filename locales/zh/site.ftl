# What every site says, whatever its registries are.

tagline = 状态码的含义与区别
home-description = 查一个状态码，或对比两个：各自的含义、如何区分、该怎么做。
not-found-title = 找不到页面
not-found-text = 该地址没有对应的页面。请选择一种语言，查看全部状态码和对比。
nearest = 可能要找的页面

## Around the page

skip = 跳转到主要内容
registries = 状态码类别
languages = 语言
trail = 当前位置
untranslated = 本页有部分内容尚未翻译。
untranslated-link = 阅读原文
look-up = 搜索一个或两个状态码
look-up-example = 1006、网关超时、502 504
look-up-results = 搜索结果
look-up-none = 没有找到。请试试状态码或名称。
look-up-count = 结果：{ $count }
# Lists with commas, for the look-up: words between two codes, words that say nothing, words that stand before a code.
look-up-links = vs、versus、and、or、和、与、跟、还是、或、及、以及、对
look-up-fillers = 区别、的、差别、差异、不同、什么、是、是什么、意思、怎么办、怎么、为什么、错误、状态码、错误码、关闭码、代码、报错、出现、返回、error、code、status、difference、between
look-up-cues = 状态码、错误码、关闭码、代码、错误、返回、报、状态、status、code、error、errno、exit、close、closed、response、rcode
theme = 主题
theme-auto = 跟随系统
theme-light = 浅色
theme-dark = 深色

## A code

description = 描述
section-when = 何时出现
section-fix = 如何修复
facts = 基本信息
category = 类别
aliases = 别名
constants = 各语言中的常量
equivalents = 其他类别中的对应状态码
equivalent-from = 原状态码
equivalent-to = 对应状态码
equivalent-how = 对应方式
equivalent-source = 来源
references = 参考资料
often-confused = 容易混淆的状态码
compare-with = 将 { $code } 与其他状态码对比
neighbors = 相邻的状态码
code-since = 自 { $version } 起提供
code-deprecated = 自 { $version } 起不建议使用。
code-removed = 已在 { $version } 中移除。
code-replaced = 请改用：
code-draft = 草稿：只有撰写者能看到本页。
moved = 本页已移至

## Two codes

key-differences = 主要区别
when-to-use-which = 何时使用哪个
learn-more = 了解更多
read-next = 相关对比
telling = 如何区分两者
both = 两者相同：{ $value }
first-check = 第一步
specified-in = 规范
facts-of-two = 基本信息对比
fact = 项目
differs = 不同：
same-facts = 相同或仅一方注明的项目
no-value = 未注明

## A registry

registry-heading = { $registry } 状态码
code-count =
    { $count ->
       *[other] { $count } 个状态码
    }
pair-count =
    { $count ->
       *[other] { $count } 组对比
    }
pick = 对比任意两个状态码
pick-first = 先选第一个，它的页面会列出可与之对比的所有状态码。
first-code = 第一个状态码
second-code = 第二个状态码
compare = 对比
all-names = 全部名称

## For machines

catalog = 以 JSON 格式列出全部类别的状态码

## Alerts in texts

alert-note = 备注
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 注意
