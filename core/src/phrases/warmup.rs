//! Warm-up of a domain or IP (rulebook 6).

use super::phrases;

phrases! {
    STARTS_ANEW {
        en: "nothing was sent for {observed} days: after {limit} idle days the plan starts anew",
        ja: "{observed} 日間送信がありませんでした。{limit} 日休むと計画は最初からになります",
        ko: "{observed}일 동안 발송이 없었습니다. {limit}일을 쉬면 계획이 처음부터 시작됩니다",
        zh: "已有 {observed} 天没有发信：闲置 {limit} 天后计划重新开始",
    }
    SKIPPED {
        en: "skipping the warm-up is not advised; without it at most {limit} messages a day go, to people who open them",
        ja: "ウォームアップの省略は勧めません。省略する場合は 1 日 {limit} 通まで、よく開封する相手に限ってください",
        ko: "워밍업 생략은 권하지 않습니다. 생략하면 하루 최대 {limit}통, 잘 열어 보는 사람에게만 보냅니다",
        zh: "不建议跳过预热；跳过时每天最多 {limit} 封，且只发给经常打开邮件的人",
    }
    FEWER_IPS {
        en: "{observed} IPs count as {limit}: several IPs send moderately more, not as many times as much",
        ja: "IP {observed} 個は {limit} 個として数えます。IP が増えても送信数は緩やかに増やします",
        ko: "IP {observed}개는 {limit}개로 계산합니다. IP가 늘어도 발송량은 완만하게 늘립니다",
        zh: "{observed} 个 IP 按 {limit} 个计算：IP 增多时发信量只适度增加",
    }
    ONE_RECEIVER {
        en: "{observed} % of the addresses are at one receiving domain: it gets at most {limit} % of a day's messages",
        ja: "宛先の {observed} % が 1 つの受信ドメインに集中しています。そこへは 1 日の {limit} % までにします",
        ko: "주소의 {observed} %가 한 수신 도메인에 있습니다. 그곳에는 하루 발송량의 {limit} %까지만 보냅니다",
        zh: "{observed} % 的地址属于同一个收信域名：每天最多把 {limit} % 的邮件发往该域名",
    }
    STEADY {
        en: "something was sent on {observed} of the last 7 days: send on at least {limit} days a week, at a steady volume",
        ja: "直近 7 日間で送信したのは {observed} 日です。週に {limit} 日以上、一定の量で送信してください",
        ko: "최근 7일 중 {observed}일만 발송했습니다. 일주일에 {limit}일 이상, 일정한 양으로 발송하십시오",
        zh: "最近 7 天中有 {observed} 天发信：每周至少发信 {limit} 天，并保持发信量稳定",
    }
}
