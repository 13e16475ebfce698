package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.auth.Auth;
import io.i9chat.adapter.auth.AuthConfig;
import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.mail.Mailbox;
import io.i9chat.adapter.mail.MailboxConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.domain.I9chat;
import io.i9chat.domain.credential.CompleteSignUp;
import io.i9chat.domain.credential.RequestCode;
import io.i9chat.domain.credential.VerifyCode;
import io.i9chat.domain.session.Authenticate;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.tck.memory.InMemoryMailer;
import io.i9chat.tck.memory.InMemoryPorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignUpTest {
  private final InMemoryMailer mailer = new InMemoryMailer();
  private final I9chat i9chat = new I9chat(InMemoryPorts.fresh(InstantSource.system(), mailer));

  @Test
  void theTokenOfASignUpSaysWhoCalls() {
    // [start:sign-up]
    var credentials = i9chat.signIn().credentials();
    EmailAddress email = new EmailAddress("ada@example.org");

    // 1. An address is asked for, a code is mailed to it, and a ticket is answered.
    String ticket = credentials.requestSignUp().handle(new RequestCode.Command(email)).ticket();
    String code = mailedCode(email);

    // 2. Ticket and code together prove the address.
    var proven =
        (VerifyCode.Proven) credentials.verifySignUp().handle(new VerifyCode.Command(ticket, code));

    // 3. The proof is spent on an account, which is signed in at once.
    var signedUp =
        (CompleteSignUp.SignedUp)
            credentials
                .completeSignUp()
                .handle(
                    new CompleteSignUp.Command(
                        proven.token(),
                        new Username("ada"),
                        new Password("correct horse"),
                        null,
                        null,
                        null,
                        null));
    String token = signedUp.signedIn().token();

    // Later calls come with the token, and this says whose they are.
    var caller =
        (Authenticate.Authenticated)
            i9chat.signIn().sessions().authenticate().handle(new Authenticate.Command(token));
    // [end:sign-up]
    assertThat(caller.caller()).isEqualTo(signedUp.signedIn().caller());
    assertThat(caller.caller().person()).isEqualTo(signedUp.signedIn().me().profile().id());
  }

  @Test
  void theSameWorksOnFiles(@TempDir Path data) throws IOException {
    byte[] secret = "a secret of this test, 32 bytes or more".getBytes(StandardCharsets.UTF_8);
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(data));
        Local local = Local.open(LocalConfig.in(data));
        Auth auth = Auth.open(AuthConfig.with(secret))) {
      Mailbox mailbox = Mailbox.open(MailboxConfig.in(data));
      // [start:with-sign-in]
      Ports core =
          new Ports(
              store.ports(),
              local.signals(),
              local.presence(),
              local.limiter(),
              local.ids(),
              InstantSource.system());
      SignInPorts signIn =
          new SignInPorts(auth.passwords(), auth.tokens(), auth.secrets(), mailbox.mailer());
      Ports ports = core.with(local.media()).with(signIn);
      // [end:with-sign-in]
      try (I9chat files = new I9chat(ports)) {
        var command = new RequestCode.Command(new EmailAddress("ada@example.org"));
        files.signIn().credentials().requestSignUp().handle(command);
      }
    }
    try (Stream<Path> mails = Files.list(data.resolve("outbox"))) {
      assertThat(mails).hasSize(1);
    }
  }

  private String mailedCode(EmailAddress email) {
    return mailer.lastTo(email).map(mail -> String.valueOf(mail.code())).orElseThrow();
  }
}
