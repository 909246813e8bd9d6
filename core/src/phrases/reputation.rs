//! The nearest miss of an upgrade (rulebook 3.2).

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
}
