package io.i9chat.tck.broken;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Ports that break one rule.
 *
 * @param rule the rule that is broken
 * @param how how it is broken
 * @param cases the test class that runs the contract on {@code subject}
 * @param subject makes what is under test, afresh for each test
 */
record Fake(String rule, String how, Class<?> cases, Supplier<?> subject) {
  /** A store whose log breaks a rule. */
  static Fake ofLog(String rule, String how, Function<ChatLog, ChatLog> breaking) {
    return new Fake(
        rule,
        how,
        Cases.LogCase.class,
        () -> {
          StorePorts good = InMemoryPorts.freshStore();
          return OverStore.with(good, ChatLog.class, breaking.apply(good.log()));
        });
  }

  @Override
  public String toString() {
    return rule + ": " + how;
  }
}
