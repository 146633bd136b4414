package org.portevoix.notification.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromptSocketsTests {

	private final PromptSockets sockets = new PromptSockets();

	@Test
	void sendsAtOnceHoweverItIsConnected() throws IOException {
		InetAddress here = InetAddress.getLoopbackAddress();
		try (ServerSocket relay = new ServerSocket(0, 8, here);
				Socket unconnected = this.sockets.createSocket();
				Socket connected = this.sockets.createSocket(here, relay.getLocalPort());
				Socket bound = this.sockets.createSocket(here, relay.getLocalPort(), here, 0)) {
			assertThat(unconnected.getTcpNoDelay()).isTrue();
			assertThat(unconnected.isConnected()).isFalse();
			assertThat(connected.isConnected() && connected.getTcpNoDelay()).isTrue();
			assertThat(bound.isConnected() && bound.getTcpNoDelay()).isTrue();
		}
	}

}
