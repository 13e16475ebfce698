package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.people.Blocks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class BlockingPeopleTest {
  private RecordingSignals signals = new RecordingSignals(InMemoryPorts.fresh().signals());
  private final Ports ports =
      PortChanges.signals(bus -> signals = new RecordingSignals(bus)).apply(InMemoryPorts.fresh());
  private final Inhabitants inhabitants = new Inhabitants(ports);
  private final PeopleUseCases use = inhabitants.use();
  private final Me ada = inhabitants.settle();
  private final Me bob = inhabitants.settle();

  private List<Username> blocked(Me person) {
    return use.listBlocks().handle(new ListBlocks.Command(Inhabitants.id(person))).usernames();
  }

  private AddBlock.Outcome block(Username username) {
    return use.addBlock().handle(new AddBlock.Command(Inhabitants.id(ada), username));
  }

  @Test
  void listsWhomOneHasBlockedAndNobodyElse() {
    Me cleo = inhabitants.settle();
    inhabitants.block(ada, cleo);
    inhabitants.block(ada, bob);
    assertThat(blocked(ada))
        .containsExactlyInAnyOrder(Inhabitants.name(bob), Inhabitants.name(cleo));
    assertThat(blocked(bob)).isEmpty();

    inhabitants.unblock(ada, bob);
    assertThat(blocked(ada)).containsExactly(Inhabitants.name(cleo));
  }

  @Test
  @Rule("IDEM-2")
  void takesEffectOnceHoweverOftenItIsAsked() {
    inhabitants.unblock(ada, bob);
    inhabitants.block(ada, bob);
    assertThat(block(new Username(Inhabitants.name(bob).value().toUpperCase(Locale.ROOT))))
        .isEqualTo(new AddBlock.Blocked());
    inhabitants.unblock(ada, bob);
    inhabitants.unblock(ada, bob);

    Signal related = new Signal.RelationChanged(Inhabitants.id(ada), Inhabitants.id(bob));
    assertThat(signals.drain(Signal.class)).as("a block is told again").hasSize(3);
    assertThat(signals.drain(Signal.class)).isEmpty();
    inhabitants.block(ada, bob);
    assertThat(signals.drain(Signal.class)).containsExactly(related);
  }

  @Test
  void isOfSomebodyElseWhoExists() {
    assertThat(block(Fresh.username())).isEqualTo(new AddBlock.NoSuchPerson());
    assertThat(block(Inhabitants.name(ada))).isEqualTo(new AddBlock.Oneself());
    assertThat(
            use.removeBlock()
                .handle(new RemoveBlock.Command(Inhabitants.id(ada), Fresh.username())))
        .isEqualTo(new RemoveBlock.NoSuchPerson());
  }

  @Test
  @Rule("BLOCK-5")
  void isOfAThousandPeopleAtMost() {
    for (int i = 0; i < Blocks.MOST; i++) {
      inhabitants.block(ada, inhabitants.settle());
    }
    signals.drain(Signal.class);

    assertThat(block(Inhabitants.name(bob))).isEqualTo(new AddBlock.TooMany(Blocks.MOST));
    assertThat(signals.drain(Signal.class)).isEmpty();
    assertThat(blocked(ada)).hasSize(Blocks.MOST).doesNotContain(Inhabitants.name(bob));
    assertThat(block(blocked(ada).getFirst())).as("again").isEqualTo(new AddBlock.Blocked());
  }
}
