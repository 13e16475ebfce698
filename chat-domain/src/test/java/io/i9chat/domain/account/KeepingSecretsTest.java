package io.i9chat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.credential.ChangePassword;
import io.i9chat.domain.credential.CompleteSignUp;
import io.i9chat.domain.credential.RequestCode;
import io.i9chat.domain.credential.ResetPassword;
import io.i9chat.domain.credential.VerifyCode;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.domain.session.Authenticate;
import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.OpenSession;
import io.i9chat.ports.model.account.Password;
import io.i9chat.tck.Fresh;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KeepingSecretsTest {
  private static final String SECRET = "sesame-open-4711";

  static Stream<Object> commandsAndAnswersThatHoldASecret() {
    Caller caller = new Caller(Fresh.person(), Fresh.session());
    Password password = new Password(SECRET);
    return Stream.of(
        new RequestCode.Asked(SECRET),
        new VerifyCode.Command(SECRET, SECRET),
        new VerifyCode.Proven(SECRET),
        new CompleteSignUp.Command(SECRET, Fresh.username(), password, null, null, null, null),
        new OpenSession.Command("ada", SECRET, null, null),
        new Authenticate.Command(SECRET),
        new RequestCode.Asked(SECRET),
        new VerifyCode.Command(SECRET, SECRET),
        new VerifyCode.Proven(SECRET),
        new ResetPassword.Command(SECRET, password),
        new ChangePassword.Command(caller, SECRET, password),
        new EnrolAccounts.Issued(Fresh.username(), SECRET));
  }

  @ParameterizedTest
  @MethodSource("commandsAndAnswersThatHoldASecret")
  void neverPrintsThem(Object holder) {
    assertThat(holder.toString()).doesNotContain(SECRET);
  }
}
