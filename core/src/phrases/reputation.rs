//! The nearest miss of an upgrade (rulebook 3.2), and levels set by hand (rulebook 3.1).

use super::phrases;

phrases! {
    SHARE {
        en: "{metric} {count} of {of} ({percent}), needs {needs}",
        ja: "{metric} {count} / {of}（{percent}）、必要な条件は {needs}",
        ko: "{metric} {count} / {of} ({percent}), 필요 조건 {needs}",
        zh: "{metric} {count} / {of}（{percent}），需要 {needs}",
    }
    COUNT {
        en: "{metric} {count}, needs {needs}",
        ja: "{metric} {count}、必要な条件は {needs}",
        ko: "{metric} {count}, 필요 조건 {needs}",
        zh: "{metric} {count}，需要 {needs}",
    }
    SHARE_OF {
        en: "{sign} {share}% of {base}",
        ja: "{sign} {base}の {share}%",
        ko: "{sign} {base}의 {share}%",
        zh: "{sign} {base}的 {share}%",
    }
    ONE_SHORT {
        en: "{words}: 1 message short",
        ja: "{words}：あと 1 通不足",
        ko: "{words}: 1통 부족",
        zh: "{words}：还差 1 封",
    }
    SHORT {
        en: "{words}: {messages} messages short",
        ja: "{words}：あと {messages} 通不足",
        ko: "{words}: {messages}통 부족",
        zh: "{words}：还差 {messages} 封",
    }
    ONE_TOO_MANY {
        en: "{words}: 1 message too many",
        ja: "{words}：1 通超過",
        ko: "{words}: 1통 초과",
        zh: "{words}：多了 1 封",
    }
    TOO_MANY {
        en: "{words}: {messages} messages too many",
        ja: "{words}：{messages} 通超過",
        ko: "{words}: {messages}통 초과",
        zh: "{words}：多了 {messages} 封",
    }
    SENT { en: "sent", ja: "送信", ko: "발송", zh: "发送" }
    DELIVERED { en: "delivered", ja: "配信成功", ko: "전달", zh: "送达" }
    INVALID { en: "invalid", ja: "宛先不明", ko: "없는 주소", zh: "无效地址" }
    SPAM { en: "spam", ja: "迷惑メール判定", ko: "스팸 판정", zh: "垃圾邮件" }
    BLOCKED { en: "blocked", ja: "ブロック", ko: "차단", zh: "拦截" }
    COMPLAINED { en: "complained", ja: "苦情", ko: "신고", zh: "投诉" }
    OPENED { en: "opened", ja: "開封", ko: "열람", zh: "打开" }
    QUOTA { en: "quota", ja: "上限", ko: "할당량", zh: "配额" }
    LEVEL { en: "level", ja: "レベル", ko: "등급", zh: "等级" }
    ABOVE_TABLE {
        en: "levels above {limit} are set by hand only once {limit} is reached; the domain is at level {observed}",
        ja: "レベル {limit} を超えるレベルは、{limit} に達してから手動で設定できます。このドメインの現在のレベルは {observed} です",
        ko: "레벨 {limit}을 넘는 레벨은 {limit}에 도달한 뒤에만 직접 설정할 수 있습니다. 이 도메인의 현재 레벨은 {observed}입니다",
        zh: "高于 {limit} 级的等级只有在达到 {limit} 级之后才能手动设置；该域名目前为 {observed} 级",
    }
    BELOW_LEVEL {
        en: "`{observed}` is less than the {limit} messages a day that level {level} has at least; a quota set by hand only raises them, a lower level has less",
        ja: "`{observed}` は、レベル {level} の 1 日あたり {limit} 通という下限を下回っています。手動の上限は引き上げるためのもので、減らすには低いレベルを設定します",
        ko: "`{observed}`은(는) 레벨 {level}이 하루에 최소한으로 갖는 {limit}통보다 적습니다. 직접 설정한 할당량은 늘리기만 하며, 줄이려면 더 낮은 레벨을 설정하세요",
        zh: "`{observed}` 少于 {level} 级每天至少拥有的 {limit} 封；手动设置的配额只能提高，要减少请设置更低的等级",
    }
}
