package org.portevoix.backing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Questions to ports on this machine. */
public final class Ports {

	private static final int TIMEOUT_MILLIS = 1000;

	private static final int API_VERSIONS = 18;

	private Ports() {
	}

	/** A port that nobody held a moment ago. */
	public static int free() {
		return free(1).getFirst();
	}

	/** As many ports, each another one: all are held until the last is drawn. */
	public static List<Integer> free(int count) {
		List<ServerSocket> held = new ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
			}
			return held.stream().map(ServerSocket::getLocalPort).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			held.forEach(Ports::close);
		}
	}

	/** Whether somebody takes connections there. */
	public static boolean accepts(int port) {
		try (Socket socket = connect(port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Whether a Kafka broker serves there: it answers what versions it speaks. */
	public static boolean servesKafka(int port) {
		try (Socket socket = connect(port)) {
			DataOutputStream out = new DataOutputStream(socket.getOutputStream());
			out.writeInt(10);
			out.writeShort(API_VERSIONS);
			out.writeShort(0);
			out.writeInt(1);
			out.writeShort(-1);
			out.flush();
			DataInputStream in = new DataInputStream(socket.getInputStream());
			return in.readInt() > 0 && in.readInt() == 1;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Whether something there greets as a mail server does. */
	public static boolean greets(int port) {
		try (Socket socket = connect(port)) {
			return socket.getInputStream().read() == '2';
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void close(ServerSocket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Socket connect(int port) throws IOException {
		Socket socket = new Socket();
		socket.setSoTimeout(TIMEOUT_MILLIS);
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
		return socket;
	}

}
