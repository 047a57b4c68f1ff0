//! How sure a figure is: the same figure over samples of the same things, drawn with a fixed seed.

/// The samples of a bootstrap.
const SAMPLES: usize = 400;

/// The interval that holds 95 in 100 of the figures of 400 samples of `count` things, drawn with putting back. `figure` gets the numbers of the
/// things drawn. The draws are those of Python's `random.Random(1).choices`, so that scripts over the same data give the same interval.
pub(crate) fn interval(count: usize, mut figure: impl FnMut(&[usize]) -> f64) -> (f64, f64) {
    if count == 0 {
        return (0.0, 0.0);
    }
    let mut twister = Twister::new(1);
    let mut drawn = vec![0; count];
    let mut figures: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            drawn.iter_mut().for_each(|place| *place = (twister.share() * count as f64) as usize);
            figure(&drawn)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    (figures[SAMPLES / 40], figures[SAMPLES - SAMPLES / 40 - 1])
}

/// The Mersenne Twister MT19937 of Matsumoto and Nishimura, seeded by an array of one number as Python does it.
struct Twister {
    state: [u32; Twister::SIZE],
    next: usize,
}

impl Twister {
    const SIZE: usize = 624;
    const SHIFT: usize = 397;

    fn new(seed: u32) -> Twister {
        let mut state = [0u32; Twister::SIZE];
        state[0] = 19_650_218;
        for at in 1..Twister::SIZE {
            state[at] = mixed(state[at - 1]).wrapping_mul(1_812_433_253).wrapping_add(at as u32);
        }
        let mut at = 1;
        let mut step = |state: &mut [u32; Twister::SIZE], factor: u32, add: &dyn Fn(u32, usize) -> u32| {
            state[at] = add(state[at] ^ mixed(state[at - 1]).wrapping_mul(factor), at);
            at += 1;
            if at == Twister::SIZE {
                state[0] = state[Twister::SIZE - 1];
                at = 1;
            }
        };
        for _ in 0..Twister::SIZE {
            step(&mut state, 1_664_525, &|value, _| value.wrapping_add(seed));
        }
        for _ in 1..Twister::SIZE {
            step(&mut state, 1_566_083_941, &|value, at| value.wrapping_sub(at as u32));
        }
        state[0] = 0x8000_0000;
        Twister { state, next: Twister::SIZE }
    }

    fn word(&mut self) -> u32 {
        if self.next == Twister::SIZE {
            for at in 0..Twister::SIZE {
                let joined = self.state[at] & 0x8000_0000 | self.state[(at + 1) % Twister::SIZE] & 0x7FFF_FFFF;
                let twist = if joined & 1 == 0 { 0 } else { 0x9908_B0DF };
                self.state[at] = self.state[(at + Twister::SHIFT) % Twister::SIZE] ^ (joined >> 1) ^ twist;
            }
            self.next = 0;
        }
        let mut word = self.state[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C_5680;
        word ^= (word << 15) & 0xEFC6_0000;
        word ^ (word >> 18)
    }

    /// From 0 (included) to 1 (excluded), in steps of 2 to the power of -53.
    fn share(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }
}

fn mixed(word: u32) -> u32 {
    word ^ (word >> 30)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_as_python_does() {
        // random.Random(1).random(), three times.
        let mut twister = Twister::new(1);
        assert_eq!(
            [twister.share(), twister.share(), twister.share()],
            [0.134_364_244_112_401_22, 0.847_433_736_937_232_7, 0.763_774_618_976_614]
        );
    }

    #[test]
    fn what_never_changes_has_no_width() {
        assert_eq!(interval(5, |_| 0.25), (0.25, 0.25));
        assert_eq!(interval(0, |_| 0.25), (0.0, 0.0));
    }
}
