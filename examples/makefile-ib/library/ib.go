// Package ib asks a gateway for prices, one line at a time.
package ib

import (
	"bufio"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"
)

const patience = 5 * time.Second

// A Client is one connection to a gateway.
type Client struct {
	Server     int // the version that the gateway speaks
	connection net.Conn
	lines      *bufio.Reader
}

// Dial connects once; a gateway that is not there is an error.
func Dial(address string) (*Client, error) {
	connection, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		return nil, err
	}
	client := &Client{connection: connection, lines: bufio.NewReader(connection)}
	answer, err := client.ask("HELLO 1")
	if err == nil {
		client.Server, err = strconv.Atoi(strings.TrimPrefix(answer, "SERVER "))
	}
	if err != nil {
		connection.Close()
		return nil, err
	}
	return client, nil
}

// Price asks for the price of a share, in cents.
func (client *Client) Price(symbol string) (int, error) {
	answer, err := client.ask("PRICE " + symbol)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimPrefix(answer, "CENTS "))
}

// Close ends the connection.
func (client *Client) Close() error {
	return client.connection.Close()
}

func (client *Client) ask(question string) (string, error) {
	client.connection.SetDeadline(time.Now().Add(patience))
	if _, err := fmt.Fprintln(client.connection, question); err != nil {
		return "", err
	}
	answer, err := client.lines.ReadString('\n')
	if err != nil {
		return "", err
	}
	answer = strings.TrimSpace(answer)
	if strings.HasPrefix(answer, "ERROR ") {
		return "", fmt.Errorf("the gateway says: %s", strings.TrimPrefix(answer, "ERROR "))
	}
	return answer, nil
}
