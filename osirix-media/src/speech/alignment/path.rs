//! Dynamic time warping in bounded memory: roughly at first, then finer and finer around what was
//! found (Salvador and Chan, "FastDTW: Toward accurate dynamic time warping in linear time and
//! space", 2007).

use osirix_core::{Error, Result};

use super::course::Moment;

/// The most cells of the first, rough table: one byte each.
const MOST_CELLS: usize = 1 << 24;
/// The finest first table, in columns of the sound to one of the table.
const FIRST_STEP: usize = 4;
/// How far around a rougher path a finer one is looked for, in cells of the finer table.
const RADIUS: usize = 16;
/// What a step that stands still in one of the sounds costs beside one that goes on in both.
const STANDING: f32 = 1.2;
/// How many rows are worked through before somebody is asked whether to go on.
const ROWS: usize = 1_024;

/// How a cell was reached.
const BOTH: u8 = 0;
const OURS: u8 = 1;
const THEIRS: u8 = 2;

/// For each of our moments the first and the last of theirs that belong to it.
pub(super) type Path = Vec<(u32, u32)>;

/// Lays one course over another; both have moments. `told` is asked now and then, and may stop it.
pub(super) fn path(
    ours: &[Moment],
    theirs: &[Moment],
    mut told: impl FnMut() -> Result<()>,
) -> Result<Path> {
    let mut step = FIRST_STEP;
    while ours.len().div_ceil(step) * theirs.len().div_ceil(step) > MOST_CELLS {
        step *= 2;
    }
    let mut band = whole(ours.len().div_ceil(step), theirs.len().div_ceil(step));
    loop {
        let path = match step {
            1 => follow(ours, theirs, &band, &mut told)?,
            _ => follow(&rough(ours, step), &rough(theirs, step), &band, &mut told)?,
        };
        if step == 1 {
            return Ok(path);
        }
        step /= 2;
        band = around(&path, ours.len().div_ceil(step), theirs.len().div_ceil(step));
    }
}

/// Moments of so many moments each: their means.
fn rough(moments: &[Moment], step: usize) -> Vec<Moment> {
    let mean = |moments: &[Moment]| -> Moment {
        let part = 1.0 / moments.len() as f32;
        std::array::from_fn(|at| moments.iter().map(|moment| moment[at]).sum::<f32>() * part)
    };
    moments.chunks(step).map(mean).collect()
}

fn whole(rows: usize, width: usize) -> Path {
    vec![(0, (width - 1) as u32); rows]
}

/// Where a path is looked for in a table of twice as many rows and columns.
fn around(path: &Path, rows: usize, width: usize) -> Path {
    let last = (width - 1) as u32;
    let radius = RADIUS as u32;
    let band = |row: usize| {
        let above = path[row.saturating_sub(RADIUS) / 2].0 * 2;
        let below = path[((row + RADIUS) / 2).min(path.len() - 1)].1 * 2 + 1;
        (above.saturating_sub(radius).min(last), (below + radius).min(last))
    };
    (0..rows).map(band).collect()
}

/// The cheapest path within a band, never going back.
fn follow(
    ours: &[Moment],
    theirs: &[Moment],
    band: &Path,
    told: &mut impl FnMut() -> Result<()>,
) -> Result<Path> {
    let cells = band.iter().map(|(from, to)| (to - from) as usize + 1).sum();
    let mut steps = Vec::with_capacity(cells);
    let mut starts = Vec::with_capacity(band.len());
    let mut above: (usize, Vec<f32>) = (0, Vec::new());
    for (row, (our, (from, to))) in ours.iter().zip(band).enumerate() {
        if row % ROWS == 0 {
            told()?;
        }
        starts.push(steps.len());
        let (from, to) = (*from as usize, *to as usize);
        let mut here = Vec::with_capacity(to - from + 1);
        let mut left = f32::INFINITY;
        for (at, their) in (from..=to).zip(&theirs[from..=to]) {
            let distance = distance(our, their);
            let (before, step) = match (row, at) {
                (0, 0) => (0.0, BOTH),
                _ => cheapest(&above, left, at, (STANDING - 1.0) * distance),
            };
            left = before + distance;
            here.push(left);
            steps.push(step);
        }
        above = (from, here);
    }
    back(&steps, &starts, band)
}

fn cheapest(above: &(usize, Vec<f32>), left: f32, at: usize, standing: f32) -> (f32, u8) {
    let (first, above) = above;
    let cost = |at: usize| at.checked_sub(*first).and_then(|at| above.get(at)).copied();
    let both = at.checked_sub(1).and_then(cost).unwrap_or(f32::INFINITY);
    let ours = cost(at).unwrap_or(f32::INFINITY) + standing;
    let theirs = left + standing;
    if both <= ours && both <= theirs {
        (both, BOTH)
    } else if ours <= theirs {
        (ours, OURS)
    } else {
        (theirs, THEIRS)
    }
}

fn back(steps: &[u8], starts: &[usize], band: &Path) -> Result<Path> {
    let mut path = vec![(0, 0); band.len()];
    let Some((mut row, (_, last))) = band.iter().enumerate().next_back() else { return Ok(path) };
    let mut at = *last;
    path[row] = (at, at);
    while (row, at) != (0, 0) {
        let inside = at.checked_sub(band[row].0).map(|cell| starts[row] + cell as usize);
        let step = inside.and_then(|cell| steps.get(cell)).copied();
        let (rows, columns) = match step {
            Some(BOTH) => (1, 1),
            Some(OURS) => (1, 0),
            _ => (0, 1),
        };
        let before = row.checked_sub(rows).zip(at.checked_sub(columns));
        let broken = || Error::internal("the path between two sounds has no beginning");
        (row, at) = before.ok_or_else(broken)?;
        match rows {
            1 => path[row] = (at, at),
            _ => path[row].0 = at,
        }
    }
    Ok(path)
}

fn distance(a: &Moment, b: &Moment) -> f32 {
    let mut sum = 0.0;
    for (a, b) in a.iter().zip(b) {
        sum += (a - b) * (a - b);
    }
    sum.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(count: usize, pace: f32) -> Vec<Moment> {
        let moment = |n: usize| {
            let at = n as f32 * pace;
            std::array::from_fn(|k| (at * (0.05 + 0.013 * k as f32)).sin() * 2.0)
        };
        (0..count).map(moment).collect()
    }

    #[test]
    fn what_is_twice_as_quick_is_found_at_half_the_time() {
        let (ours, theirs) = (moments(4_000, 1.0), moments(2_000, 2.0));
        let path = path(&ours, &theirs, || Ok(())).unwrap();
        let worst = path.iter().enumerate().map(|(row, (at, _))| (row as u32 / 2).abs_diff(*at));
        assert!(worst.max().unwrap() <= 2);
    }

    #[test]
    fn what_has_nothing_in_common_has_an_end() {
        for (rows, width) in [(1, 1), (1, 5_000), (5_000, 1), (3, 20_000), (9_000, 700)] {
            let (ours, theirs) = (moments(rows, 1.0), vec![[1.5; 13]; width]);
            let path = path(&ours, &theirs, || Ok(())).unwrap();
            assert_eq!((path.len(), path[0].0), (rows, 0));
            assert_eq!(path[rows - 1].1 as usize, width - 1);
            assert!(path.windows(2).all(|two| two[0].1 <= two[1].0 && two[1].0 <= two[0].1 + 1));
        }
    }

    #[test]
    fn a_band_is_narrow_however_the_path_goes() {
        let still: Path = (0..1_000).map(|row| (row / 500 * 9_000, (row / 500) * 9_000)).collect();
        let mut still = still;
        still[499].1 = 9_000;
        let cells: usize =
            around(&still, 2_000, 18_002).iter().map(|(from, to)| (to - from) as usize + 1).sum();
        assert!(cells <= (2 * RADIUS + 4) * 20_002, "{cells} cells");
    }
}
