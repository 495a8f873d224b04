# What every site says, whatever its registries are.

tagline = 状态码是什么意思，与相近的状态码有何不同
home-description = 查一个状态码，或对比两个：各自的含义、如何区分、该怎么做。
not-found-title = 找不到页面
not-found-text = 这个地址没有页面。从任一语言都能找到全部状态码和对比。
nearest = 您要找的是这些吗？

## Around the page

skip = 跳到正文
registries = 注册表
languages = 语言
trail = 当前位置
untranslated = 本页有部分内容尚未翻译。
untranslated-link = 阅读原文
look-up = 查找一个或两个代码
look-up-example = 1006、异常、502 vs 504
look-up-results = 找到的代码和对比
look-up-none = 没有找到。请试试编号或名称。
theme = 配色方案
theme-auto = 跟随系统
theme-light = 浅色
theme-dark = 深色

## A code

description = 描述
section-when = 何时出现
section-fix = 如何修复
facts = 要点
category = 类别
aliases = 其他名称
constants = 代码中的写法
equivalents = 在其他体系中
equivalent-from = 从
equivalent-to = 到
equivalent-how = 对应方式
equivalent-source = 来源
references = 出处
often-confused = 容易混淆
compare-with = 将 { $code } 与其他状态码对比
neighbors = 相邻的状态码

## Two codes

key-differences = 主要区别
when-to-use-which = 何时使用哪个
learn-more = 了解更多
read-next = 接着读
telling = 如何区分两者
both = 两者相同：{ $value }
first-check = 第一步
specified-in = 出处
facts-of-two = 要点对比
fact = 项目
differs = 不同：
same-facts = 相同或无法对比的项目
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
first-code = 第一个代码
second-code = 第二个代码
compare = 对比
all-names = 全部名称

## For machines

catalog = 以 JSON 格式列出全部注册表和状态码

## Alerts in texts

alert-note = 说明
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 当心
