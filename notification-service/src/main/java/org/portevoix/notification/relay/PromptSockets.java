package org.portevoix.notification.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Sockets that send what is written at once. The end of a mail is a write of its own: it
 * would wait until the relay's machine acknowledged what came before it, which that puts
 * off by up to 40 ms, since its program has nothing to say yet.
 */
final class PromptSockets extends SocketFactory {

	@Override
	public Socket createSocket() throws IOException {
		Socket socket = new Socket();
		socket.setTcpNoDelay(true);
		return socket;
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return connected(null, new InetSocketAddress(host, port));
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localAddress, int localPort) throws IOException {
		return connected(new InetSocketAddress(localAddress, localPort), new InetSocketAddress(host, port));
	}

	@Override
	public Socket createSocket(InetAddress address, int port) throws IOException {
		return connected(null, new InetSocketAddress(address, port));
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		return connected(new InetSocketAddress(localAddress, localPort), new InetSocketAddress(address, port));
	}

	private Socket connected(@Nullable InetSocketAddress from, InetSocketAddress to) throws IOException {
		Socket socket = createSocket();
		socket.bind(from);
		socket.connect(to);
		return socket;
	}

}
