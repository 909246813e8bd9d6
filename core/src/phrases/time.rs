//! Lengths of time; in English as a policy spells them.

use super::phrases;

phrases! {
    DAYS { en: "{count}d", ja: "{count} 日", ko: "{count}일", zh: "{count} 天" }
    HOURS { en: "{count}h", ja: "{count} 時間", ko: "{count}시간", zh: "{count} 小时" }
    MINUTES { en: "{count}m", ja: "{count} 分", ko: "{count}분", zh: "{count} 分钟" }
    SECONDS { en: "{count}s", ja: "{count} 秒", ko: "{count}초", zh: "{count} 秒" }
}
