package io.i9chat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.SignInUseCases;
import io.i9chat.domain.credential.ChangePassword;
import io.i9chat.domain.credential.CompleteSignUp;
import io.i9chat.domain.credential.RequestCode;
import io.i9chat.domain.credential.ResetPassword;
import io.i9chat.domain.credential.VerifyCode;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.domain.session.Authenticate;
import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.ListSessions;
import io.i9chat.domain.session.OpenSession;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Accounts on ports in memory, with a clock that stands until a test moves it. */
public final class AccountHouse {
  public static final Password PASSWORD = new Password("correct horse");

  public final Ports ports;
  public final I9chat i9chat;
  public final SignInUseCases use;
  public final WatchedHasher hasher;
  public final WatchedSessions sessions;
  public final WatchedCodes codes;
  private final Post post = new Post();
  private final Bus bus;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Fresh.now().truncatedTo(ChronoUnit.SECONDS));
  private EnrolAccounts.@Nullable Issued lastEnrolled;

  public AccountHouse() {
    this(I9chatSettings.DEFAULT);
  }

  public AccountHouse(I9chatSettings settings) {
    Ports memory = InMemoryPorts.fresh(now::get);
    StorePorts store = memory.store();
    hasher = new WatchedHasher(memory.signInPorts().hasher());
    sessions = new WatchedSessions(store.sessions());
    codes = new WatchedCodes(store.codes());
    bus = new Bus(memory.signals());
    StorePorts watched = StoreVariant.with(store, Sessions.class, sessions);
    SignInPorts signIn = memory.signInPorts();
    ports =
        memory
            .with(StoreVariant.with(watched, OneTimeCodes.class, codes))
            .with(bus)
            .with(new SignInPorts(hasher, signIn.tokens(), signIn.secrets(), post));
    i9chat = new I9chat(ports, settings);
    use = i9chat.signIn();
  }

  public Instant now() {
    return now.get();
  }

  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  public String askSignUp(EmailAddress email) {
    return use.credentials().requestSignUp().handle(new RequestCode.Command(email)).ticket();
  }

  public VerifyCode.Outcome trySignUp(String ticket, String code) {
    return use.credentials().verifySignUp().handle(new VerifyCode.Command(ticket, code));
  }

  /** Tries codes that are wrong, so many times. */
  public void tryWrong(String ticket, String right, int times) {
    String wrong = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < times; i++) {
      assertThat(trySignUp(ticket, wrong)).isEqualTo(new VerifyCode.CodeInvalid());
    }
  }

  /** A token for signing up with this address. */
  public String provenSignUp(EmailAddress email) {
    VerifyCode.Outcome outcome = trySignUp(askSignUp(email), lastCodeTo(email));
    return ((VerifyCode.Proven) outcome).token();
  }

  public CompleteSignUp.Outcome complete(String token, Username username) {
    return complete(token, username, null);
  }

  private CompleteSignUp.Outcome complete(
      String token, Username username, @Nullable Caller replaced) {
    return use.credentials()
        .completeSignUp()
        .handle(new CompleteSignUp.Command(token, username, PASSWORD, null, null, null, replaced));
  }

  /** A new person, signed in. */
  public SignedIn signUp() {
    return signUp(Fresh.email(), Fresh.username(), null);
  }

  public SignedIn signUp(EmailAddress email, Username username, @Nullable Caller replaced) {
    return ((CompleteSignUp.SignedUp) complete(provenSignUp(email), username, replaced)).signedIn();
  }

  public OpenSession.Outcome signIn(String login, String password) {
    return use.sessions().open().handle(new OpenSession.Command(login, password, null, null));
  }

  /** The address of a person who has signed up. */
  public static EmailAddress email(SignedIn person) {
    return Optional.ofNullable(person.me().email()).orElseThrow();
  }

  /** Another device of the same person. */
  public SignedIn signInAs(SignedIn person) {
    return ((OpenSession.Opened) signIn(email(person).value(), PASSWORD.value())).signedIn();
  }

  public Optional<Caller> callerOf(String token) {
    return switch (use.sessions().authenticate().handle(new Authenticate.Command(token))) {
      case Authenticate.Authenticated authenticated -> Optional.of(authenticated.caller());
      case Authenticate.Refused refused -> Optional.empty();
    };
  }

  public List<SessionId> sessionsOf(SignedIn person) {
    return use
        .sessions()
        .list()
        .handle(new ListSessions.Command(person.caller()))
        .sessions()
        .stream()
        .map(Session::id)
        .toList();
  }

  public String askReset(EmailAddress email) {
    return use.credentials().requestPasswordReset().handle(new RequestCode.Command(email)).ticket();
  }

  /** A token for resetting the password of the account with this address. */
  public String provenReset(EmailAddress email) {
    VerifyCode.Outcome outcome =
        use.credentials()
            .verifyPasswordReset()
            .handle(new VerifyCode.Command(askReset(email), lastCodeTo(email)));
    return ((VerifyCode.Proven) outcome).token();
  }

  public ResetPassword.Outcome reset(String token, Password password) {
    return use.credentials().resetPassword().handle(new ResetPassword.Command(token, password));
  }

  public ChangePassword.Outcome changePassword(Caller caller, String old, Password password) {
    return use.credentials()
        .changePassword()
        .handle(new ChangePassword.Command(caller, old, password));
  }

  public void enrol(Username username) {
    enrol(EnrolAccounts.Newcomer.withoutMail(username));
  }

  public void enrol(Username username, EmailAddress email) {
    enrol(new EnrolAccounts.Newcomer(username, email));
  }

  private void enrol(EnrolAccounts.Newcomer newcomer) {
    EnrolAccounts.Outcome outcome =
        use.operator().enrolAccounts().handle(new EnrolAccounts.Command(List.of(newcomer)));
    lastEnrolled = ((EnrolAccounts.Enrolled) outcome).issued().getLast();
  }

  public EnrolAccounts.Issued lastEnrolled() {
    return Optional.ofNullable(lastEnrolled).orElseThrow();
  }

  public List<Mail> mailsTo(EmailAddress email) {
    return post.to(email);
  }

  public String lastCodeTo(EmailAddress email) {
    return Optional.ofNullable(mailsTo(email).getLast().code()).orElseThrow();
  }

  public void forgetMails() {
    post.empty();
  }

  public void mailerFails(boolean fails) {
    post.goDown(fails);
  }

  public void signalsFail() {
    bus.goDown();
  }

  public List<Signal> signals() {
    return bus.published();
  }

  /** All sessions that the signals so far have told of. */
  public List<SessionId> endedSessions() {
    return signals().stream()
        .filter(Signal.SessionsEnded.class::isInstance)
        .flatMap(signal -> ((Signal.SessionsEnded) signal).sessions().stream())
        .toList();
  }
}
