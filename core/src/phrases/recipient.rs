//! Recipients: the block list, unsubscribes, roles, rates (rulebook 4.1 and 5.1).

use super::phrases;

phrases! {
    SUPPRESSED_UNTIL {
        en: "the address is on the block list until {until}, for `{reason}`",
        ja: "宛先はブロックリストに載っています（{until} まで、理由：`{reason}`）",
        ko: "주소가 차단 목록에 있습니다 ({until}까지, 사유: `{reason}`)",
        zh: "该地址在黑名单中，直到 {until}，原因：`{reason}`",
    }
    SUPPRESSED {
        en: "the address is on the block list for good, for `{reason}`",
        ja: "宛先はブロックリストに無期限で載っています（理由：`{reason}`）",
        ko: "주소가 차단 목록에 기한 없이 있습니다 (사유: `{reason}`)",
        zh: "该地址永久在黑名单中，原因：`{reason}`",
    }
    UNSUBSCRIBED {
        en: "the recipient has unsubscribed",
        ja: "受信者は配信を停止しています",
        ko: "수신자가 수신을 거부했습니다",
        zh: "收件人已退订",
    }
    UNSUBSCRIBED_FROM {
        en: "the recipient has unsubscribed from `{domain}`",
        ja: "受信者は `{domain}` からの配信を停止しています",
        ko: "수신자가 `{domain}`의 수신을 거부했습니다",
        zh: "收件人已退订 `{domain}` 的邮件",
    }
    ROLE {
        en: "`{role}` is the address of a role, not of a person",
        ja: "`{role}` は個人ではなく役割のアドレスです",
        ko: "`{role}`은(는) 개인이 아니라 역할의 주소입니다",
        zh: "`{role}` 是职能地址，不属于个人",
    }
    TOO_OFTEN {
        en: "a mailbox gets at most {most} messages in {window}, and then rests as long",
        ja: "1 つのメールボックスへは {window}に {most} 通までです。達すると同じ時間だけ休みます",
        ko: "하나의 메일함에는 {window} 동안 최대 {most}통까지이며, 도달하면 같은 시간만큼 쉽니다",
        zh: "每个邮箱在 {window}内最多 {most} 封，达到后停发同样长的时间",
    }
}
