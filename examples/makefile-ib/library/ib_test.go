package ib

import (
	"flag"
	"testing"
)

var gateway = flag.String("gw", "127.0.0.1:4003", "where the gateway is")

func dial(t *testing.T) *Client {
	client, err := Dial(*gateway)
	if err != nil {
		t.Fatalf("no gateway at %s: %s", *gateway, err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

func TestConnect(t *testing.T) {
	if client := dial(t); client.Server != 59 {
		t.Errorf("the gateway speaks version %d", client.Server)
	}
}

func TestPrice(t *testing.T) {
	cents, err := dial(t).Price("IBM")
	if err != nil || cents != 16190 {
		t.Errorf("the price is %d, the error %v", cents, err)
	}
}

func TestUnknownSymbol(t *testing.T) {
	if cents, err := dial(t).Price("NONE"); err == nil {
		t.Errorf("a price of %d for nothing", cents)
	}
}
