package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.credential.CompleteSignUp;
import io.i9chat.domain.credential.RequestCode;
import io.i9chat.domain.credential.VerifyCode;
import io.i9chat.domain.session.Authenticate;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.tck.memory.InMemoryMailer;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SignUpTest {
  private final InMemoryMailer mailer = new InMemoryMailer();
  private final I9chat i9chat = new I9chat(InMemoryPorts.fresh(InstantSource.system(), mailer));

  @Test
  void theTokenOfASignUpSaysWhoCalls() {
    // [start:sign-up]
    var accounts = i9chat.accounts();
    EmailAddress email = new EmailAddress("ada@example.org");

    // 1. An address is asked for, a code is mailed to it, and a ticket is answered.
    String ticket = accounts.requestSignUp().handle(new RequestCode.Command(email)).ticket();
    String code = mailedCode(email);

    // 2. Ticket and code together prove the address.
    var proven =
        (VerifyCode.Proven) accounts.verifySignUp().handle(new VerifyCode.Command(ticket, code));

    // 3. The proof is spent on an account, which is signed in at once.
    var signedIn =
        (SignedIn)
            accounts
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

    // Later calls come with the token, and this says whose they are.
    var caller =
        (Authenticate.Authenticated)
            accounts.authenticate().handle(new Authenticate.Command(signedIn.token()));
    // [end:sign-up]
    assertThat(caller.caller()).isEqualTo(signedIn.caller());
    assertThat(caller.caller().person()).isEqualTo(signedIn.me().profile().id());
  }

  private String mailedCode(EmailAddress email) {
    return mailer.lastTo(email).map(mail -> String.valueOf(mail.code())).orElseThrow();
  }
}
