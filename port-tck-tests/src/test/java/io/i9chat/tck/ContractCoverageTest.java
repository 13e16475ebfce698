package io.i9chat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.people.Profiles;
import io.i9chat.tck.mail.DeliveredMail;
import io.i9chat.tck.mail.MailerContract;
import io.i9chat.tck.memory.InMemoryMailer;
import io.i9chat.tck.ops.IdGeneratorContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ContractCoverageTest {
  /** Two ports in one, to be covered by two tests. */
  private static final class Both implements Mailer, IdGenerator {
    @Override
    public void send(Mail mail) {}

    @Override
    public UUID next() {
      return Fresh.uuid(Instant.EPOCH);
    }
  }

  private abstract static class Mails implements MailerContract {
    @Override
    public Mailer mailer() {
      return new Both();
    }

    @Override
    public Optional<DeliveredMail> lastMailTo(EmailAddress address) {
      return Optional.empty();
    }
  }

  private static class Covered extends Mails {}

  private static class Overridden extends Mails {
    @Override
    public void aMailHasOneRecipient() {}
  }

  @EnabledOnOs(OS.AIX)
  private static class Elsewhere extends Mails {}

  private static class Ids implements IdGeneratorContract {
    @Override
    public IdGenerator ids() {
      return new Both();
    }
  }

  private static List<String> missing(Class<?>... tests) {
    return ContractCoverage.missing(
        List.of(Both.class, String.class, Mailer.class), List.of(tests));
  }

  @Test
  void aPortWithItsContractIsCovered() {
    assertThat(missing(Covered.class, Ids.class, String.class)).isEmpty();
    assertThat(missing(Elsewhere.class, Covered.class, Ids.class)).isEmpty();
  }

  @Test
  void aPortWithoutItsContractIsMissing() {
    assertThat(missing(Ids.class)).singleElement().asString().contains("MailerContract");
    assertThat(missing(Ids.class, Mails.class)).as("an abstract test does not run").hasSize(1);
    assertThat(missing()).hasSize(2);
  }

  @Test
  void aContractThatIsSwitchedOffDoesNotCount() {
    assertThat(missing(Ids.class, Elsewhere.class)).singleElement().asString().contains("off");
  }

  @Test
  void aContractWithATestOverriddenDoesNotCount() {
    assertThat(missing(Ids.class, Overridden.class))
        .singleElement()
        .asString()
        .contains("aMailHasOneRecipient");
  }

  @Test
  void portsAreFoundThroughSuperclassesAndModelTypesAreNone() {
    assertThat(ContractCoverage.ports(InMemoryMailer.class)).containsExactly(Mailer.class);
    assertThat(ContractCoverage.ports(EmailAddress.class)).isEmpty();
    assertThat(ContractCoverage.ports(Profiles.class)).isEmpty();
  }
}
