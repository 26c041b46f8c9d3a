//! `Caller`: for whom a program acts: by a token, by HTTP Basic with login and password, or by a session with its form token.
//!
//! Invariant: a token reads and does what its scope says and no more; failures with a password count and hold a login back
//! as on the sign-in page; a session of a browser changes nothing without its form token, so another site's page cannot
//! use it.
//! Source: RFC 6750, RFC 7617; threat-model 14.

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, Method, header, request::Parts},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use kpcs_domain::{
    act::{Actor, Role},
    value::{AuthorityId, Name},
};
use kpcs_register::{Attempt, SignIn};
use kpcs_store::work::{Account, Token};

use crate::{admission::Asker, app::App, no::No, permission, posted::is_same, visitor::Visitor};

/// Who of a company reads its lists.
const OF_COMPANY: &[Role] = &[Role::Exporter, Role::ExporterClerk, Role::CompanyAdministrator];

/// Whom a program acts for.
pub struct Caller {
    /// The account.
    pub account: Account,
    /// The password, where it came along.
    pub password: Option<String>,
    /// The token, which may not reach as far as the person.
    pub token: Option<Token>,
}

impl Caller {
    /// The person as acts know them.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.account.actor()
    }

    /// The authority for which, or at which, they act.
    #[must_use]
    pub fn authority(&self) -> &AuthorityId {
        &self.account.authority
    }

    /// Whether they hold one of `roles`.
    #[must_use]
    pub fn holds_one_of(&self, roles: &[Role]) -> bool {
        self.account.roles.iter().any(|role| roles.contains(role))
    }

    /// Checks that they hold one of `roles`.
    ///
    /// # Errors
    /// [`No::RoleMissing`].
    pub fn require(&self, roles: &'static [Role]) -> Result<(), No> {
        if self.holds_one_of(roles) { Ok(()) } else { Err(No::RoleMissing(roles)) }
    }

    /// Checks that their token, if it is by one, does the act of that name.
    ///
    /// # Errors
    /// [`No::ScopeMissing`].
    pub fn does(&self, act: &str) -> Result<(), No> {
        if self.token.as_ref().is_none_or(|token| token.does(act)) { Ok(()) } else { Err(No::ScopeMissing) }
    }

    /// Whose rows they may see: everything for one of `office`, their own company's for an exporter.
    ///
    /// # Errors
    /// [`No::RoleMissing`] for anybody else.
    pub fn company_seen(&self, office: &'static [Role]) -> Result<Option<Name>, No> {
        match &self.account.company {
            _ if self.holds_one_of(office) => Ok(None),
            // A program is not told rows of one branch, so it is told none.
            Some(company) if self.holds_one_of(OF_COMPANY) && self.account.branch.is_none() => {
                Ok(Some(company.clone()))
            }
            _ => Err(No::RoleMissing(office)),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, No> {
        let caller = Self::known(parts, app).await?;
        // From here on the middleware knows in whose record a refusal belongs.
        Visitor::from_request_parts(parts, app).await?.caller.get_or_init(|| caller.actor());
        if parts.method == Method::GET && caller.token.as_ref().is_some_and(|token| !token.reads) {
            return Err(No::ScopeMissing);
        }
        if let Some(line) = permission::line_of(&parts.method, &parts.extensions)? {
            line.who.admit(Some(&caller.account.roles))?;
        }
        Ok(caller)
    }
}

impl Caller {
    /// For whom the program acts.
    async fn known(parts: &mut Parts, app: &App) -> Result<Self, No> {
        if let Some(value) = parts.headers.get(header::AUTHORIZATION) {
            if let Some(secret) = bearer(value) {
                let caller = by_token(app, secret).await?;
                if let Some(token) = &caller.token {
                    app.admission().remember(&parts.headers, Asker::Token(token.id), caller.authority());
                }
                return Ok(caller);
            }
            let (login, password) = basic(value).ok_or(No::SignedOut)?;
            let visitor = Visitor::from_request_parts(parts, app).await?;
            let source = visitor.source.to_string();
            let attempt = Attempt { login, password, source, program: true, ..Attempt::default() };
            let caller = sign_in(app, attempt).await?;
            app.admission().remember(&parts.headers, Asker::Account(caller.account.handle), caller.authority());
            return Ok(caller);
        }
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let session = visitor.signed_in.clone().ok_or(No::SignedOut)?;
        let token = parts.headers.get("x-form-token").and_then(|value| value.to_str().ok()).unwrap_or_default();
        if parts.method != Method::GET && !is_same(visitor.form_token(), token) {
            return Err(No::SignedOut);
        }
        Ok(Self { account: session.who.account.clone(), password: None, token: None })
    }
}

/// Acts for the person whose token it is; what only reads needs a token that reads.
async fn by_token(app: &App, secret: String) -> Result<Caller, No> {
    let found = app.run(move |register| register.token_holder(&secret)).await?;
    let holder = found.ok_or(No::Unknown)?;
    Ok(Caller { account: holder.account, password: None, token: Some(holder.token) })
}

/// Signs in for this request alone, so that what is counted and what is the same for everybody stays in one place.
async fn sign_in(app: &App, attempt: Attempt) -> Result<Caller, No> {
    let password = attempt.password.clone();
    let token = match app.sign_in(attempt).await? {
        SignIn::Welcome(token) => token,
        SignIn::Wrong | SignIn::CodeNeeded(_) | SignIn::CodeWrong | SignIn::Suspended => return Err(No::Unknown),
        SignIn::TokenNeeded => return Err(No::TokenNeeded),
        SignIn::HeldBack => return Err(No::HeldBack),
    };
    let found = app
        .run(move |register| {
            let found = register.signed_in(&token)?;
            register.sign_out(&token)?;
            Ok::<_, No>(found)
        })
        .await?;
    let account = found.ok_or(No::Unknown)?.account;
    Ok(Caller { account, password: Some(password), token: None })
}

fn bearer(value: &HeaderValue) -> Option<String> {
    value.to_str().ok()?.strip_prefix("Bearer ").map(|secret| secret.trim().to_owned())
}

fn basic(value: &HeaderValue) -> Option<(String, String)> {
    let encoded = value.to_str().ok()?.strip_prefix("Basic ")?;
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (login, password) = decoded.split_once(':')?;
    Some((login.to_owned(), password.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{HeaderValue, basic};

    #[test]
    fn reads_login_and_password_as_the_rfc_gives_them() {
        let read = |text: &'static str| basic(&HeaderValue::from_static(text));
        assert_eq!(read("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), Some(("Aladdin".into(), "open sesame".into())));
        assert_eq!(read("Basic dGVzdDoxMjPCow=="), Some(("test".into(), "123£".into())));
        for wrong in ["Bearer abc", "Basic", "Basic !", "Basic QWxhZGRpbg=="] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
