use url::form_urlencoded::Serializer;

/// What a request says, as Stripe reads it: `a[b][0]=c`, in `application/x-www-form-urlencoded`.
#[derive(Debug, Clone, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn new() -> Self {
        Form::default()
    }

    /// With a field; its name is in Stripe's writing.
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts are given alike")]
    pub(super) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.to_owned(), value.to_string()));
        self
    }

    /// With a field that may be missing.
    pub(super) fn with_some(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    pub(super) fn encoded(&self) -> String {
        Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_written_as_stripe_reads_them() {
        let form = Form::new()
            .with("line_items[0][price_data][product_data][name]", "1.000 Crédits & more")
            .with_some("email", None::<&str>)
            .with("allow", true);
        assert_eq!(
            form.encoded(),
            "line_items%5B0%5D%5Bprice_data%5D%5Bproduct_data%5D%5Bname%5D=\
             1.000+Cr%C3%A9dits+%26+more&allow=true"
        );
    }
}
