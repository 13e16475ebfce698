package io.i9chat.server.operation.account;

import io.i9chat.domain.SignInUseCases;
import io.i9chat.domain.credential.ChangePassword;
import io.i9chat.domain.credential.CompleteSignUp;
import io.i9chat.domain.credential.RequestCode;
import io.i9chat.domain.credential.ResetPassword;
import io.i9chat.domain.credential.VerifyCode;
import io.i9chat.domain.session.FindLogin;
import io.i9chat.domain.session.OpenSession;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Grant;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.operation.account.AccountOutputs.ResetToken;
import io.i9chat.server.operation.account.AccountOutputs.SessionOut;
import io.i9chat.server.operation.account.AccountOutputs.SignupToken;
import io.i9chat.server.operation.account.AccountOutputs.Ticket;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Login;
import io.i9chat.server.wire.Nothing;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signing up, signing in and passwords. */
public final class AccountOperations {
  private final SignInUseCases signIn;

  /** The operations on these use cases. */
  public AccountOperations(SignInUseCases signIn) {
    this.signIn = signIn;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(
        signupRequest(),
        signupVerify(),
        signupComplete(),
        sessionsOpen(),
        passwordRequestReset(),
        passwordVerifyReset(),
        passwordReset(),
        meChangePassword());
  }

  private Operation<?, ?> signupRequest() {
    return Operation.named(
            "signup.request",
            "Mails a sign-up code to an address.",
            AccountInputs.Ask.class,
            Ticket.class)
        .open()
        .http("POST", "/signup", 202)
        .handledBy(
            Limits.CODES_ASKING,
            (call, input) -> mailed(signIn.credentials().requestSignUp(), call, input));
  }

  private static Reply<Ticket> mailed(RequestCode request, Call call, AccountInputs.Ask input) {
    var command = new RequestCode.Command(input.email(), call.address());
    return Reply.done(new Ticket(request.handle(command).ticket()));
  }

  private Operation<?, ?> signupVerify() {
    return Operation.named(
            "signup.verify", "Tries a sign-up code.", AccountInputs.Verify.class, SignupToken.class)
        .open()
        .http("POST", "/signup/verify", 200)
        .refuses(ErrorCode.CODE_INVALID)
        .handledBy(
            Limits.CODES_TRYING,
            (call, input) -> tried(signIn.credentials().verifySignUp(), input, SignupToken::new));
  }

  /** The answer of a code that is right holds the token of its proof. */
  private static <T> Reply<T> tried(
      VerifyCode verify, AccountInputs.Verify input, Function<String, T> token) {
    return switch (verify.handle(
        new VerifyCode.Command(input.ticket().value(), input.code().value()))) {
      case VerifyCode.Proven proven -> Reply.done(token.apply(proven.token()));
      case VerifyCode.CodeInvalid no -> Reply.refused(ErrorCode.CODE_INVALID);
    };
  }

  private Operation<?, ?> signupComplete() {
    return Operation.named(
            "signup.complete",
            "Makes the account and signs in.",
            AccountInputs.CompleteSignUp.class,
            SessionOut.class)
        .open()
        .http("POST", "/signup/complete", 201)
        .refuses(ErrorCode.CODE_INVALID, ErrorCode.USERNAME_TAKEN, ErrorCode.EMAIL_TAKEN)
        // A token that holds was paid for by trying its code, and one that does not costs nothing.
        .handledBy(Limits.DEFAULT, this::complete);
  }

  private Reply<SessionOut> complete(Call call, AccountInputs.CompleteSignUp input) {
    boolean cookie = wantsCookie(call, input.cookie());
    CompleteSignUp.Command command =
        new CompleteSignUp.Command(
            input.signupToken().value(),
            input.username(),
            input.password(),
            input.displayName(),
            input.bio(),
            input.device(),
            call.replaced(),
            call.address());
    return switch (signIn.credentials().completeSignUp().handle(command)) {
      case CompleteSignUp.SignedUp(SignedIn signedIn) -> granted(signedIn, cookie);
      case CompleteSignUp.CodeInvalid no -> Reply.refused(ErrorCode.CODE_INVALID);
      case CompleteSignUp.UsernameTaken no -> Reply.refused(ErrorCode.USERNAME_TAKEN);
      case CompleteSignUp.EmailTaken no -> Reply.refused(ErrorCode.EMAIL_TAKEN);
    };
  }

  private Operation<?, ?> sessionsOpen() {
    return Operation.named(
            "sessions.open",
            "Signs in with a password.",
            AccountInputs.OpenSession.class,
            SessionOut.class)
        .open()
        .http("POST", "/sessions", 201)
        .refuses(ErrorCode.CREDENTIALS_INVALID, ErrorCode.ACCOUNT_DISABLED)
        .handledBy(Limits.login((call, input) -> account(call, input.login())), this::open);
  }

  /**
   * What a login is guessed at under: the account that it names, whichever of its names that is.
   * What can be no login counts together, by the address it comes from.
   */
  private String account(Call call, Login login) {
    return switch (signIn.sessions().findLogin().handle(new FindLogin.Command(login.value()))) {
      case FindLogin.Known known -> Limits.account(known.person());
      case FindLogin.Unknown unknown -> "login " + unknown.text();
      case FindLogin.Invalid invalid -> "invalid " + call.address();
    };
  }

  private Reply<SessionOut> open(Call call, AccountInputs.OpenSession input) {
    boolean cookie = wantsCookie(call, input.cookie());
    return switch (signIn
        .sessions()
        .open()
        .handle(
            new OpenSession.Command(
                input.login().value(),
                input.password().value(),
                input.device(),
                call.replaced(),
                call.address()))) {
      case OpenSession.Opened(SignedIn signedIn) -> granted(signedIn, cookie);
      case OpenSession.CredentialsInvalid no -> Reply.refused(ErrorCode.CREDENTIALS_INVALID);
      case OpenSession.Disabled no -> Reply.refused(ErrorCode.ACCOUNT_DISABLED);
    };
  }

  private static Reply<SessionOut> granted(SignedIn signedIn, boolean cookie) {
    return new Reply.Done<>(
        SessionOut.of(signedIn, cookie),
        0,
        new Grant(signedIn.caller(), signedIn.token(), signedIn.endsAt(), cookie));
  }

  /** A frame cannot set a cookie. */
  private static boolean wantsCookie(Call call, @Nullable Boolean cookie) {
    if (cookie != null && call.transport() == Transport.WEBSOCKET) {
      throw BadInput.field("cookie", "is for HTTP only");
    }
    return Boolean.TRUE.equals(cookie);
  }

  private Operation<?, ?> passwordRequestReset() {
    return Operation.named(
            "password.requestReset",
            "Mails a code to set a new password.",
            AccountInputs.Ask.class,
            Ticket.class)
        .open()
        .http("POST", "/password-reset", 202)
        .handledBy(
            Limits.CODES_ASKING,
            (call, input) -> mailed(signIn.credentials().requestPasswordReset(), call, input));
  }

  private Operation<?, ?> passwordVerifyReset() {
    return Operation.named(
            "password.verifyReset",
            "Tries a code to set a new password.",
            AccountInputs.Verify.class,
            ResetToken.class)
        .open()
        .http("POST", "/password-reset/verify", 200)
        .refuses(ErrorCode.CODE_INVALID)
        .handledBy(
            Limits.CODES_TRYING,
            (call, input) ->
                tried(signIn.credentials().verifyPasswordReset(), input, ResetToken::new));
  }

  private Operation<?, ?> passwordReset() {
    return Operation.named(
            "password.reset",
            "Sets a new password and ends all sessions.",
            AccountInputs.ResetPassword.class,
            Nothing.class)
        .open()
        .http("POST", "/password-reset/complete", 204)
        .refuses(ErrorCode.CODE_INVALID)
        .handledBy(Limits.DEFAULT, this::passwordReset);
  }

  private Reply<Nothing> passwordReset(Call call, AccountInputs.ResetPassword input) {
    return switch (signIn
        .credentials()
        .resetPassword()
        .handle(
            new ResetPassword.Command(
                input.resetToken().value(), input.newPassword(), call.address()))) {
      case ResetPassword.Done done -> Reply.done(Nothing.NOTHING);
      case ResetPassword.CodeInvalid no -> Reply.refused(ErrorCode.CODE_INVALID);
    };
  }

  private Operation<?, ?> meChangePassword() {
    return Operation.named(
            "me.changePassword",
            "Changes the password and ends all other sessions.",
            AccountInputs.ChangePassword.class,
            Nothing.class)
        .http("POST", "/me/password", 204)
        .refuses(ErrorCode.CREDENTIALS_INVALID)
        // A session that was stolen must not be a faster way to guess than signing in.
        .handledBy(Limits.password(), this::meChangePassword);
  }

  private Reply<Nothing> meChangePassword(Call call, AccountInputs.ChangePassword input) {
    return switch (signIn
        .credentials()
        .changePassword()
        .handle(
            new ChangePassword.Command(
                call.who(), input.password().value(), input.newPassword(), call.address()))) {
      case ChangePassword.Changed changed -> Reply.done(Nothing.NOTHING);
      case ChangePassword.CredentialsInvalid no -> Reply.refused(ErrorCode.CREDENTIALS_INVALID);
    };
  }
}
