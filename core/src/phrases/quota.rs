//! Quotas, rates, freezes and pauses (rulebook 4).

use super::phrases;

phrases! {
    NOT_VERIFIED {
        en: "the sender domain is not verified: its DNS records have not been found right",
        ja: "送信ドメインが検証されていません。DNS レコードが正しいことをまだ確認できていません",
        ko: "발신 도메인이 검증되지 않았습니다. DNS 레코드가 올바른지 아직 확인되지 않았습니다",
        zh: "发信域名尚未通过验证：其 DNS 记录还没有被确认为正确",
    }
    ACCOUNT_FROZEN {
        en: "the account is frozen for the rest of the day",
        ja: "アカウントは本日いっぱい凍結されています",
        ko: "계정이 오늘 하루 동안 동결되었습니다",
        zh: "账号在今天剩余的时间内被冻结",
    }
    DOMAIN_FROZEN {
        en: "the sender domain is frozen for the rest of the day",
        ja: "送信ドメインは本日いっぱい凍結されています",
        ko: "발신 도메인이 오늘 하루 동안 동결되었습니다",
        zh: "发信域名在今天剩余的时间内被冻结",
    }
    ACCOUNT_PAUSED {
        en: "sending is paused until a human lifts it: too many bounces or complaints",
        ja: "バウンスまたは苦情が多すぎるため、担当者が解除するまで送信は停止されています",
        ko: "반송 또는 신고가 너무 많아 담당자가 해제할 때까지 발송이 중지되었습니다",
        zh: "退信或投诉过多，发送已暂停，需由人工解除",
    }
    IP_GUARD {
        en: "sending is stopped until the day ends, to protect the IP: receivers block too much",
        ja: "受信側によるブロックが多いため、IP を守るために本日の終わりまで送信を止めています",
        ko: "수신 측의 차단이 많아 IP를 보호하기 위해 오늘이 끝날 때까지 발송을 멈췄습니다",
        zh: "收信方拦截过多，为保护 IP，今天结束前停止发送",
    }
    BATCH_PAUSED {
        en: "the batch rests after its quota was met",
        ja: "一括送信は上限に達したため休止しています",
        ko: "대량 발송이 할당량에 도달하여 쉬고 있습니다",
        zh: "批量任务达到配额后正在暂停",
    }
    ACCOUNT_RATE {
        en: "single sends of the account this second: {used} of {most} are used",
        ja: "この 1 秒間のアカウントの単発送信：{most} 件のうち {used} 件を使用済み",
        ko: "현재 1초 동안 계정의 단건 발송: {most}건 중 {used}건 사용",
        zh: "账号在这一秒内的单发：{most} 封中已用 {used} 封",
    }
    ACCOUNT_QUOTA {
        en: "messages of the account today: {used} of {most} are used",
        ja: "本日のアカウントの送信数：{most} 通のうち {used} 通を使用済み",
        ko: "오늘 계정의 발송량: {most}통 중 {used}통 사용",
        zh: "账号今天的发信量：{most} 封中已用 {used} 封",
    }
    LEVEL_QUOTA {
        en: "messages of the sender domain today: {used} of {most} are used",
        ja: "本日の送信ドメインの送信数：{most} 通のうち {used} 通を使用済み",
        ko: "오늘 발신 도메인의 발송량: {most}통 중 {used}통 사용",
        zh: "发信域名今天的发信量：{most} 封中已用 {used} 封",
    }
    WARMUP_DAILY {
        en: "messages of this day of the warm-up: {used} of {most} are used",
        ja: "ウォームアップ当日の送信数：{most} 通のうち {used} 通を使用済み",
        ko: "워밍업 당일 발송량: {most}통 중 {used}통 사용",
        zh: "预热当天的发信量：{most} 封中已用 {used} 封",
    }
    WARMUP_SKIPPED {
        en: "messages today of a domain that skipped its warm-up: {used} of {most} are used",
        ja: "ウォームアップを省略したドメインの本日の送信数：{most} 通のうち {used} 通を使用済み",
        ko: "워밍업을 생략한 도메인의 오늘 발송량: {most}통 중 {used}통 사용",
        zh: "跳过预热的域名今天的发信量：{most} 封中已用 {used} 封",
    }
    WARMUP_ONE_RECEIVER {
        en: "messages to one receiving domain on this day of the warm-up: {used} of {most} are used",
        ja: "ウォームアップ当日の 1 つの受信ドメインへの送信数：{most} 通のうち {used} 通を使用済み",
        ko: "워밍업 당일 한 수신 도메인으로의 발송량: {most}통 중 {used}통 사용",
        zh: "预热当天发往同一收信域名的邮件：{most} 封中已用 {used} 封",
    }
    WARMUP_HOURLY {
        en: "messages of this hour of the warm-up: {used} of {most} are used",
        ja: "ウォームアップ中のこの 1 時間の送信数：{most} 通のうち {used} 通を使用済み",
        ko: "워밍업 중 현재 1시간 발송량: {most}통 중 {used}통 사용",
        zh: "预热期间本小时的发信量：{most} 封中已用 {used} 封",
    }
}
