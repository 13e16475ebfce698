/** An application that has signed its users in by itself, and embeds i9chat for their chats. */
@NullMarked
package com.example.ownusers;

import org.jspecify.annotations.NullMarked;
