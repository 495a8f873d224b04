# Sentences that the program composes. Each is filled with ready texts, so it cannot choose a wording by
# its variables. A clause ($a-means, $seen …) brings its own full stop.

code-title = { $registry } { $code } { $name }: 뜻, 원인, 해결 방법
code-description-short = { $registry } { $code }({ $name }): 뜻, 나타나는 경우, 해결 방법.
registry-title = { $registry } 코드 목록: 뜻, 차이, 해결 방법
registry-description = 모든 { $registry } 코드의 뜻, 서로의 차이, 해야 할 일.
pair-title = { $registry } { JOSA($a, "과/와") } { $b }의 차이: { $a-name }, { $b-name }
pair-description = { $registry } { $a } 코드는 { $a-means } { $b } 코드는 { $b-means }
pair-description-short = { $registry } { $a }({ $a-name }), { $b }({ $b-name }): 각각의 뜻과 차이.
across-title = { $a-registry } { $a } vs { $b-registry } { $b }: { $a-name }, { $b-name }
across-description = { $a-registry } { $a }({ $a-name }), { $b-registry } { $b }({ $b-name }): 각각의 뜻과 관계, 차이.

summary-same-category = { $registry } { $a }({ $a-name }) 코드와 { $b }({ $b-name }) 코드는 모두 ‘{ $category }’에 속합니다. { $a } 코드는 { $a-means } 한편 { $b } 코드는 { $b-means }
summary-two-categories = { $registry } { $a }({ $a-name }) 코드는 ‘{ $a-category }’에, { $b }({ $b-name }) 코드는 ‘{ $b-category }’에 속합니다. { $a } 코드는 { $a-means } 반면 { $b } 코드는 { $b-means }
summary-plain = { $registry } { $a }({ $a-name }) 코드는 { $a-means } 반면 { $b }({ $b-name }) 코드는 { $b-means }

difference-category = { JOSA($a, "은/는") } ‘{ $a-category }’에, { JOSA($b, "은/는") } ‘{ $b-category }’에 속합니다.
difference-description = { $registry } { $code }: { $description }
difference-seen = { $code } 코드는 { $seen }

choose-code = { $code }({ $name }) 코드가 나타나면: { $fix }
