//! Colours of CSS and their contrast (WCAG 2.2, relative luminance), in whole numbers.

use crate::template::view::tint::Tint;
use std::fmt;

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

/// The luminance of a channel of sRGB, linear, as a share of [`FULL`]. To 32 bits a ratio is wrong by less than one part
/// in a hundred million, which decides 4.5 : 1 and 3 : 1 rightly for every colour on black and on white.
const LINEAR: [u32; 256] = [
    0,
    1_303_638,
    2_607_277,
    3_910_915,
    5_214_554,
    6_518_192,
    7_821_831,
    9_125_469,
    10_429_108,
    11_732_746,
    13_036_385,
    14_373_262,
    15_790_479,
    17_286_028,
    18_861_100,
    20_516_859,
    22_254_445,
    24_074_974,
    25_979_540,
    27_969_217,
    30_045_058,
    32_208_097,
    34_459_351,
    36_799_819,
    39_230_483,
    41_752_310,
    44_366_252,
    47_073_245,
    49_874_213,
    52_770_066,
    55_761_699,
    58_849_999,
    62_035_836,
    65_320_072,
    68_703_557,
    72_187_129,
    75_771_618,
    79_457_840,
    83_246_606,
    87_138_715,
    91_134_956,
    95_236_110,
    99_442_951,
    103_756_241,
    108_176_738,
    112_705_190,
    117_342_336,
    122_088_910,
    126_945_637,
    131_913_236,
    136_992_419,
    142_183_890,
    147_488_347,
    152_906_483,
    158_438_983,
    164_086_527,
    169_849_787,
    175_729_433,
    181_726_125,
    187_840_520,
    194_073_270,
    200_425_020,
    206_896_410,
    213_488_075,
    220_200_647,
    227_034_750,
    233_991_006,
    241_070_029,
    248_272_432,
    255_598_822,
    263_049_800,
    270_625_965,
    278_327_911,
    286_156_227,
    294_111_500,
    302_194_310,
    310_405_235,
    318_744_849,
    327_213_722,
    335_812_420,
    344_541_505,
    353_401_536,
    362_393_069,
    371_516_655,
    380_772_844,
    390_162_179,
    399_685_202,
    409_342_452,
    419_134_464,
    429_061_771,
    439_124_900,
    449_324_378,
    459_660_727,
    470_134_468,
    480_746_117,
    491_496_188,
    502_385_192,
    513_413_639,
    524_582_032,
    535_890_876,
    547_340_670,
    558_931_911,
    570_665_096,
    582_540_715,
    594_559_259,
    606_721_215,
    619_027_069,
    631_477_301,
    644_072_393,
    656_812_821,
    669_699_062,
    682_731_588,
    695_910_869,
    709_237_375,
    722_711_571,
    736_333_921,
    750_104_887,
    764_024_929,
    778_094_504,
    792_314_068,
    806_684_074,
    821_204_974,
    835_877_217,
    850_701_250,
    865_677_518,
    880_806_466,
    896_088_534,
    911_524_162,
    927_113_788,
    942_857_848,
    958_756_776,
    974_811_004,
    991_020_962,
    1_007_387_079,
    1_023_909_783,
    1_040_589_497,
    1_057_426_646,
    1_074_421_651,
    1_091_574_933,
    1_108_886_909,
    1_126_357_997,
    1_143_988_611,
    1_161_779_166,
    1_179_730_072,
    1_197_841_740,
    1_216_114_580,
    1_234_548_997,
    1_253_145_399,
    1_271_904_188,
    1_290_825_768,
    1_309_910_539,
    1_329_158_902,
    1_348_571_255,
    1_368_147_994,
    1_387_889_515,
    1_407_796_211,
    1_427_868_476,
    1_448_106_700,
    1_468_511_273,
    1_489_082_583,
    1_509_821_018,
    1_530_726_963,
    1_551_800_803,
    1_573_042_920,
    1_594_453_696,
    1_616_033_513,
    1_637_782_748,
    1_659_701_780,
    1_681_790_986,
    1_704_050_740,
    1_726_481_418,
    1_749_083_391,
    1_771_857_033,
    1_794_802_712,
    1_817_920_800,
    1_841_211_663,
    1_864_675_668,
    1_888_313_183,
    1_912_124_570,
    1_936_110_194,
    1_960_270_418,
    1_984_605_601,
    2_009_116_105,
    2_033_802_289,
    2_058_664_510,
    2_083_703_126,
    2_108_918_491,
    2_134_310_962,
    2_159_880_890,
    2_185_628_630,
    2_211_554_532,
    2_237_658_948,
    2_263_942_226,
    2_290_404_714,
    2_317_046_762,
    2_343_868_714,
    2_370_870_916,
    2_398_053_713,
    2_425_417_448,
    2_452_962_464,
    2_480_689_102,
    2_508_597_703,
    2_536_688_606,
    2_564_962_150,
    2_593_418_672,
    2_622_058_510,
    2_650_882_000,
    2_679_889_476,
    2_709_081_272,
    2_738_457_721,
    2_768_019_156,
    2_797_765_908,
    2_827_698_308,
    2_857_816_685,
    2_888_121_367,
    2_918_612_683,
    2_949_290_959,
    2_980_156_522,
    3_011_209_696,
    3_042_450_807,
    3_073_880_178,
    3_105_498_131,
    3_137_304_989,
    3_169_301_072,
    3_201_486_702,
    3_233_862_196,
    3_266_427_875,
    3_299_184_055,
    3_332_131_054,
    3_365_269_189,
    3_398_598_774,
    3_432_120_125,
    3_465_833_555,
    3_499_739_378,
    3_533_837_906,
    3_568_129_450,
    3_602_614_323,
    3_637_292_832,
    3_672_165_289,
    3_707_232_002,
    3_742_493_279,
    3_777_949_427,
    3_813_600_752,
    3_849_447_560,
    3_885_490_157,
    3_921_728_847,
    3_958_163_932,
    3_994_795_717,
    4_031_624_504,
    4_068_650_594,
    4_105_874_287,
    4_143_295_885,
    4_180_915_686,
    4_218_733_989,
    4_256_751_093,
    4_294_967_295,
];

/// What stands for one in luminances.
const FULL: u64 = 0xffff_ffff;
/// The 0.05 that is added to both luminances, with the weights of the channels, which sum up to 10 000.
const FLARE: u64 = FULL * 500;

impl Colour {
    pub(crate) const BLACK: Self = Self([0; 3]);
    pub(crate) const WHITE: Self = Self([255; 3]);

    /// Reads a colour as CSS or an HTML attribute writes it; a translucent or computed one is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Tint::parse(text).filter(|tint| tint.is_opaque()).map(|tint| tint.colour)
    }

    /// A colour by its name in lower case.
    pub(crate) fn named(word: &str) -> Option<Self> {
        NAMED.iter().find(|(name, _)| *name == word).map(|(_, rgb)| Self(*rgb))
    }

    /// Whether it is a grey, or so near to one that it shows as one; black and white among them.
    pub(crate) fn is_grey(self) -> bool {
        let Self([r, g, b]) = self;
        r.max(g).max(b).saturating_sub(r.min(g).min(b)) <= 32
    }

    /// Relative luminance with the flare added, as a share of 10 000 times [`FULL`].
    fn luminance(self) -> u64 {
        let [r, g, b] = self.0.map(|channel| LINEAR.get(usize::from(channel)).map_or(0, |value| u64::from(*value)));
        // Numbers of 32 bits and four digits, far from the greatest one: with a check each, WebAssembly would take as long
        // as for products of 128 bits.
        let weighed = r.wrapping_mul(2126).wrapping_add(g.wrapping_mul(7152)).wrapping_add(b.wrapping_mul(722));
        weighed.wrapping_add(FLARE)
    }

    /// Whether the contrast ratio with `other` is below `tenths` / 10.
    pub(crate) fn contrast_below(self, other: Self, tenths: u64) -> bool {
        let (a, b) = (self.luminance(), other.luminance());
        // No contrast is above 21.
        a.max(b).wrapping_mul(10) < a.min(b).wrapping_mul(tenths.min(1_000))
    }

    /// The contrast ratio with `other` in hundredths, rounded down.
    pub(crate) fn contrast(self, other: Self) -> u64 {
        let (a, b) = (self.luminance(), other.luminance());
        a.max(b).saturating_mul(100).checked_div(a.min(b)).unwrap_or_default()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
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

#[cfg(test)]
mod tests {
    use super::{Colour, FULL, LINEAR};
    use num_bigint::BigInt;
    use num_rational::Ratio;

    fn ratio(numerator: u64, denominator: u64) -> Ratio<BigInt> {
        Ratio::new(numerator.into(), denominator.into())
    }

    /// Whether a fraction is less than what WCAG defines for a channel: `c / 12.92`, or `((c + 0.055) / 1.055) ^ 2.4`.
    fn is_below_linear(fraction: &Ratio<BigInt>, channel: u8) -> bool {
        if channel <= 10 {
            return *fraction < ratio(u64::from(channel).saturating_mul(100), 255 * 1_292);
        }
        fraction.pow(5) < ratio(u64::from(channel).saturating_mul(1_000).saturating_add(255 * 55), 255 * 1_055).pow(12)
    }

    #[test]
    fn each_channel_is_the_nearest_share_there_is() {
        for (channel, value) in (0..=255_u8).zip(LINEAR.map(u64::from)) {
            let doubled = value.saturating_mul(2);
            let (below, above) = (doubled.saturating_sub(1), doubled.saturating_add(1));
            assert!(value == 0 || is_below_linear(&ratio(below, FULL.saturating_mul(2)), channel), "{channel}");
            assert!(!is_below_linear(&ratio(above, FULL.saturating_mul(2)), channel), "{channel}");
        }
    }

    #[test]
    fn the_greys_beside_4_5_and_3_to_1_are_told_apart() {
        let table = [
            ("#767676", 454, false, false),
            ("#777777", 447, true, false),
            ("#949494", 303, true, false),
            ("#959595", 299, true, true),
        ];
        for (grey, hundredths, below_small, below_large) in table {
            let grey = Colour::parse(grey).unwrap();
            assert_eq!(grey.contrast(Colour::WHITE), hundredths, "{grey}");
            assert_eq!(Colour::WHITE.contrast_below(grey, 45), below_small, "{grey}");
            assert_eq!(Colour::WHITE.contrast_below(grey, 30), below_large, "{grey}");
        }
        assert_eq!(Colour::BLACK.contrast(Colour::WHITE), 2_100);
    }
}
