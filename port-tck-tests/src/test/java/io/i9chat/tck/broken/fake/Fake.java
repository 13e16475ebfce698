package io.i9chat.tck.broken.fake;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Ports that break one rule.
 *
 * @param rule the rule that is broken
 * @param how how it is broken
 * @param cases the test class that runs the contract on {@code subject}
 * @param subject makes what is under test, afresh for each test
 */
public record Fake(String rule, String how, Class<?> cases, Supplier<?> subject) {
  /** A store that breaks a rule. */
  public static Fake ofStore(
      String rule, String how, Class<?> cases, UnaryOperator<StorePorts> breaking) {
    return new Fake(rule, how, cases, () -> breaking.apply(InMemoryPorts.freshStore()));
  }

  /** A store of which one port, made from all that are right, breaks a rule. */
  public static <P> Fake ofPort(
      String rule, String how, Class<?> cases, Class<P> port, Function<StorePorts, P> breaking) {
    return ofStore(rule, how, cases, good -> StoreVariant.with(good, port, breaking.apply(good)));
  }

  /** A store whose log breaks a rule. */
  public static Fake ofLog(String rule, String how, Function<ChatLog, ChatLog> breaking) {
    return ofPort(
        rule, how, Cases.LogCase.class, ChatLog.class, good -> breaking.apply(good.log()));
  }

  @Override
  public String toString() {
    return rule + ": " + how;
  }
}
