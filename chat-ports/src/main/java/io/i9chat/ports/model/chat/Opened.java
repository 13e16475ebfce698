package io.i9chat.ports.model.chat;

/**
 * An opened chat.
 *
 * @param view the chat with its opener and, in a direct chat, the other
 * @param fresh whether it is new to its opener
 */
public record Opened(ChatView view, boolean fresh) {}
