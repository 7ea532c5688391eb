module example.org/ib

go 1.19
