# Sentences that the program composes. Each is filled with ready texts, so it cannot choose a wording by
# its variables. A clause ($a-means, $seen …) brings its own full stop.

code-title = { $registry } { $code } { $name }：含义、原因与处理方法
code-description-short = { $registry } { $code }（{ $name }）：含义、出现原因和处理方法。
registry-title = { $registry } 状态码一览：含义、原因与区别
registry-description = 全部 { $registry } 状态码：各自的含义、彼此的区别和处理方法。
pair-title = { $registry } { $a } 与 { $b } 的区别：{ $a-name } 和 { $b-name }
pair-description = { $registry } { $a } 表示{ $a-means }{ $b } 表示{ $b-means }
pair-description-short = { $registry } { $a }（{ $a-name }）与 { $b }（{ $b-name }）：各自的含义与区别。
across-title = { $a-registry } { $a } 与 { $b-registry } { $b } 的区别和对应关系：{ $a-name } 和 { $b-name }
across-description = { $a-registry } { $a }（{ $a-name }）与 { $b-registry } { $b }（{ $b-name }）：各自的含义、对应关系和区别。

summary-same-category = { $registry } { $a }（{ $a-name }）和 { $b }（{ $b-name }）同属“{ $category }”。{ $a } 表示{ $a-means }{ $b } 则表示{ $b-means }
summary-two-categories = { $registry } { $a }（{ $a-name }）属于“{ $a-category }”，{ $b }（{ $b-name }）属于“{ $b-category }”。{ $a } 表示{ $a-means }{ $b } 则表示{ $b-means }
summary-plain = { $registry } { $a }（{ $a-name }）表示{ $a-means }{ $b }（{ $b-name }）则表示{ $b-means }

difference-category = { $a } 属于“{ $a-category }”，{ $b } 属于“{ $b-category }”。
difference-description = { $registry } { $code }：{ $description }
difference-seen = 遇到 { $code } 的典型情形：{ $seen }

choose-code = 对于 { $code }（{ $name }），{ $fix }
