//! Colours of CSS and their contrast (WCAG 2.2, relative luminance), in whole numbers.

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

/// The luminance of a channel of sRGB, linear, as a share of 65 535.
const LINEAR: [u32; 256] = [
    0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313, 340, 367, 396, 427, 458, 491, 526, 562,
    599, 637, 677, 718, 761, 805, 851, 898, 947, 997, 1_048, 1_101, 1_156, 1_212, 1_270, 1_330, 1_391, 1_453, 1_517,
    1_583, 1_651, 1_720, 1_790, 1_863, 1_937, 2_013, 2_090, 2_170, 2_250, 2_333, 2_418, 2_504, 2_592, 2_681, 2_773,
    2_866, 2_961, 3_058, 3_157, 3_258, 3_360, 3_464, 3_570, 3_678, 3_788, 3_900, 4_014, 4_129, 4_247, 4_366, 4_488,
    4_611, 4_736, 4_864, 4_993, 5_124, 5_257, 5_392, 5_530, 5_669, 5_810, 5_953, 6_099, 6_246, 6_395, 6_547, 6_700,
    6_856, 7_014, 7_174, 7_335, 7_500, 7_666, 7_834, 8_004, 8_177, 8_352, 8_528, 8_708, 8_889, 9_072, 9_258, 9_445,
    9_635, 9_828, 10_022, 10_219, 10_417, 10_619, 10_822, 11_028, 11_235, 11_446, 11_658, 11_873, 12_090, 12_309,
    12_530, 12_754, 12_980, 13_209, 13_440, 13_673, 13_909, 14_146, 14_387, 14_629, 14_874, 15_122, 15_371, 15_623,
    15_878, 16_135, 16_394, 16_656, 16_920, 17_187, 17_456, 17_727, 18_001, 18_277, 18_556, 18_837, 19_121, 19_407,
    19_696, 19_987, 20_281, 20_577, 20_876, 21_177, 21_481, 21_787, 22_096, 22_407, 22_721, 23_038, 23_357, 23_678,
    24_002, 24_329, 24_658, 24_990, 25_325, 25_662, 26_001, 26_344, 26_688, 27_036, 27_386, 27_739, 28_094, 28_452,
    28_813, 29_176, 29_542, 29_911, 30_282, 30_656, 31_033, 31_412, 31_794, 32_179, 32_567, 32_957, 33_350, 33_745,
    34_143, 34_544, 34_948, 35_355, 35_764, 36_176, 36_591, 37_008, 37_429, 37_852, 38_278, 38_706, 39_138, 39_572,
    40_009, 40_449, 40_891, 41_337, 41_785, 42_236, 42_690, 43_147, 43_606, 44_069, 44_534, 45_002, 45_473, 45_947,
    46_423, 46_903, 47_385, 47_871, 48_359, 48_850, 49_344, 49_841, 50_341, 50_844, 51_349, 51_858, 52_369, 52_884,
    53_401, 53_921, 54_445, 54_971, 55_500, 56_032, 56_567, 57_105, 57_646, 58_190, 58_737, 59_287, 59_840, 60_396,
    60_955, 61_517, 62_082, 62_650, 63_221, 63_795, 64_372, 64_952, 65_535,
];

impl Colour {
    pub(crate) const BLACK: Self = Self([0; 3]);
    pub(crate) const WHITE: Self = Self([255; 3]);

    /// Reads a colour as CSS or an HTML attribute writes it; a transparent or computed one is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(hex) = text.strip_prefix('#') {
            return Self::hex(hex);
        }
        let lower = text.to_ascii_lowercase();
        if let Some(list) = lower.strip_prefix("rgb(").or_else(|| lower.strip_prefix("rgba(")) {
            return Self::channels(list.strip_suffix(')')?);
        }
        let six_digits = lower.len() == 6 && lower.bytes().all(|byte| byte.is_ascii_hexdigit());
        NAMED.iter().find(|(name, _)| *name == lower).map(|(_, rgb)| Self(*rgb)).or_else(|| {
            // HTML attributes often lack the `#`.
            if six_digits { Self::hex(&lower) } else { None }
        })
    }

    fn hex(digits: &str) -> Option<Self> {
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, r, g, b] = value.to_be_bytes();
        match digits.len() {
            6 => Some(Self([r, g, b])),
            3 => {
                let doubled = |shift: u32| {
                    let digit = value.checked_shr(shift).unwrap_or_default() & 0xf;
                    u8::try_from(digit.saturating_mul(17)).unwrap_or(u8::MAX)
                };
                Some(Self([doubled(8), doubled(4), doubled(0)]))
            }
            _ => None,
        }
    }

    fn channels(list: &str) -> Option<Self> {
        let mut parts = list.split([',', ' ', '/']).filter(|part| !part.is_empty());
        let mut channel = || parts.next()?.trim().parse::<u8>().ok();
        let colour = Self([channel()?, channel()?, channel()?]);
        match parts.next() {
            // A translucent colour depends on what lies behind it.
            Some(alpha) if !matches!(alpha, "1" | "1.0" | "100%") => None,
            _ => Some(colour),
        }
    }

    /// Whether it is a grey, or so near to one that it shows as one; black and white among them.
    pub(crate) fn is_grey(self) -> bool {
        let Self([r, g, b]) = self;
        r.max(g).max(b).saturating_sub(r.min(g).min(b)) <= 32
    }

    /// Relative luminance, as a share of 655 350 000.
    fn luminance(self) -> u64 {
        let [r, g, b] = self.0.map(|channel| LINEAR.get(usize::from(channel)).map_or(0, |value| u64::from(*value)));
        r.saturating_mul(2126).saturating_add(g.saturating_mul(7152)).saturating_add(b.saturating_mul(722))
    }

    /// Whether the contrast ratio with `other` is below `tenths` / 10.
    pub(crate) fn contrast_below(self, other: Self, tenths: u64) -> bool {
        const FLARE: u64 = 32_767_500;
        let (a, b) = (self.luminance().saturating_add(FLARE), other.luminance().saturating_add(FLARE));
        a.max(b).saturating_mul(10) < a.min(b).saturating_mul(tenths)
    }
}

const NAMED: [(&str, [u8; 3]); 26] = [
    ("aqua", [0, 255, 255]),
    ("beige", [245, 245, 220]),
    ("black", [0, 0, 0]),
    ("blue", [0, 0, 255]),
    ("darkgray", [169, 169, 169]),
    ("darkgrey", [169, 169, 169]),
    ("fuchsia", [255, 0, 255]),
    ("ghostwhite", [248, 248, 255]),
    ("gray", [128, 128, 128]),
    ("green", [0, 128, 0]),
    ("grey", [128, 128, 128]),
    ("ivory", [255, 255, 240]),
    ("lightgray", [211, 211, 211]),
    ("lightgrey", [211, 211, 211]),
    ("lime", [0, 255, 0]),
    ("maroon", [128, 0, 0]),
    ("navy", [0, 0, 128]),
    ("olive", [128, 128, 0]),
    ("orange", [255, 165, 0]),
    ("purple", [128, 0, 128]),
    ("red", [255, 0, 0]),
    ("silver", [192, 192, 192]),
    ("snow", [255, 250, 250]),
    ("teal", [0, 128, 128]),
    ("white", [255, 255, 255]),
    ("yellow", [255, 255, 0]),
];
