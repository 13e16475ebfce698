package io.i9chat.tck.broken;

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
  @Override
  public String toString() {
    return rule + ": " + how;
  }
}
