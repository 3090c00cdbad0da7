//! What the form of somebody who sells says.

use osirix::{
    Aspect, CaptionDesign, CaptionStyle, Document, Error, Look, Money, NewProduct, ProductContent,
    ProductUpdate, Result, VideoSpec,
};

use crate::pages::form::Fields;

/// A product, with a look, a text, or both.
pub(super) fn new_product(fields: &Fields) -> Result<NewProduct> {
    Ok(NewProduct {
        name: fields.text("name").to_owned(),
        description: fields.lines("description"),
        category: fields.text("category").parse()?,
        price: price(fields.text("price"))?,
        stock: None,
        content: ProductContent {
            looks: look(fields)?.into_iter().collect(),
            documents: document(fields).into_iter().collect(),
        },
    })
}

/// What changes about one.
pub(super) fn update(fields: &Fields) -> Result<ProductUpdate> {
    Ok(ProductUpdate {
        name: Some(fields.text("name").to_owned()),
        description: Some(fields.lines("description")),
        price: Some(price(fields.text("price"))?),
        content: None,
    })
}

/// The look, where something of it is said.
fn look(fields: &Fields) -> Result<Option<Look>> {
    let style = fields.some("captions").map(str::parse::<CaptionStyle>).transpose()?;
    let aspect = fields.some("aspect").map(str::parse::<Aspect>).transpose()?;
    let script = fields.some("script").map(|text| text.replace("\r\n", "\n"));
    let title = fields.some("look");
    if title.is_none() && style.is_none() && aspect.is_none() && script.is_none() {
        return Ok(None);
    }
    Ok(Some(Look {
        name: "look".to_owned(),
        title: title.unwrap_or_default().to_owned(),
        captions: style.map(|style| CaptionDesign { style, ..CaptionDesign::default() }),
        spec: aspect.map(|aspect| VideoSpec { aspect, ..VideoSpec::default() }),
        script,
        ..Look::default()
    }))
}

/// The text, where something of it is said.
fn document(fields: &Fields) -> Option<Document> {
    let (title, text) = (fields.some("title"), fields.some("text"));
    if title.is_none() && text.is_none() {
        return None;
    }
    Some(Document {
        name: "text".to_owned(),
        title: title.unwrap_or_default().to_owned(),
        text: text.unwrap_or_default().replace("\r\n", "\n"),
    })
}

/// Dollars as people write them: `5`, `4.9` or `4.99`.
fn price(text: &str) -> Result<Money> {
    let wrong = || Error::invalid("price", "give dollars and cents, like 4.99");
    let text = text.trim().trim_start_matches('$');
    let (dollars, cents) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if dollars.is_empty() || !digits(dollars) || dollars.len() > 9 {
        return Err(wrong());
    }
    if !digits(cents) || cents.len() > 2 {
        return Err(wrong());
    }
    let number = format!("{dollars}{cents:0<2}").parse().map_err(|_| wrong())?;
    Ok(Money::usd_cents(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_read_as_people_write_it() {
        let cents = |text| price(text).map(|money| money.minor_units).ok();
        assert_eq!((cents("5"), cents(" $4.9"), cents("4,99")), (Some(500), Some(490), Some(499)));
        for odd in ["", ".50", "-1", "4.999", "1e3", "4.9 9", "1000000000000"] {
            assert_eq!(cents(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_product_gives_what_was_filled_in() {
        let form = "name=Calm&description=a%0D%0Ab&category=voices&price=5&look=Calm&aspect=9:16";
        let new = new_product(&Fields::of(form.as_bytes())).unwrap();
        assert_eq!((new.description.as_str(), new.price.minor_units), ("a\nb", 500));
        let [look] = &new.content.looks[..] else { panic!("one look") };
        assert_eq!(look.spec.map(|spec| spec.aspect), Some(Aspect::Portrait));
        assert!(new.content.documents.is_empty() && look.captions.is_none());
    }
}
