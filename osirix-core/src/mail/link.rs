use crate::error::{Error, Result};

/// The address of a page that a message leads to, with a hole for what makes it one's own.
pub(crate) struct Link<'a> {
    template: &'a str,
    hole: &'static str,
}

impl<'a> Link<'a> {
    const MAX_LEN: usize = 2_048;

    /// `hole` stands in the template for what [`with`](Self::with) puts there.
    pub(crate) fn new(template: &'a str, hole: &'static str) -> Result<Self> {
        let web = template.starts_with("https://") || template.starts_with("http://");
        let plain = !template.contains(|c: char| c.is_control() || c.is_whitespace());
        if web && plain && template.contains(hole) && template.len() <= Self::MAX_LEN {
            return Ok(Link { template, hole });
        }
        Err(Error::invalid("link", format!("give an http or https address with {hole} in it"))
            .with("limit", Self::MAX_LEN))
    }

    pub(crate) fn with(&self, text: &str) -> String {
        self.template.replace(self.hole, text)
    }
}
